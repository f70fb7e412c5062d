package org.appointmentscheduler.query.calendar;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.appointmentscheduler.api.calendar.QuarterHours;

@Converter(autoApply = true)
class QuarterHoursColumn implements AttributeConverter<QuarterHours, String> {

    @Override
    public String convertToDatabaseColumn(QuarterHours quarterHours) {
        return quarterHours.toHex();
    }

    @Override
    public QuarterHours convertToEntityAttribute(String hex) {
        return QuarterHours.fromHex(hex);
    }
}
