# syntax=docker/dockerfile:1
FROM eclipse-temurin:25-jdk AS build
WORKDIR /source
COPY . .
RUN ./mvnw -B --no-transfer-progress -DskipTests package \
    && cp server/target/appointment-scheduler-*.jar /application.jar

FROM eclipse-temurin:25-jre
RUN apt-get update \
    && apt-get install --yes --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/scheduler --create-home scheduler
COPY --from=build /application.jar /tmp/application.jar
COPY ops/fast-start /tmp/
# Here, since the cache is good only for the virtual machine that made it.
RUN /tmp/fast-start /tmp/application.jar /opt/scheduler && rm /tmp/application.jar /tmp/fast-start
USER 10001
WORKDIR /var/lib/scheduler
VOLUME /var/lib/scheduler
EXPOSE 8080
ENV SERVER_ADDRESS=0.0.0.0 SCHEDULER_DATA_DIR=/var/lib/scheduler/data
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 \
    CMD curl --fail --silent http://localhost:8080/actuator/health || exit 1
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "@/opt/scheduler/start"]
