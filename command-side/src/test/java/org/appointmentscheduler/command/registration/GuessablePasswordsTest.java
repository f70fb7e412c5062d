package org.appointmentscheduler.command.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuessablePasswordsTest {

    private static boolean isGuessable(String password) {
        return GuessablePasswords.include(password, Stream.of("Ada", "Lovelace", "ada.l@example.org", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "PassWord",
                "p@ssw0rd",
                "ｐａｓｓｗｏｒｄ",
                "password123",
                "!Password2026",
                "changeme!1",
                "iloveyou",
                "letmein2026!",
                "12345678",
                "987654321",
                "abcdefgh",
                "abcd1234",
                "qwertzuiop",
                "asdfghjkl1",
                "qwerty123456",
                "xxxxxxxx",
                "abcabcabcabc",
                "adminadmin",
                "secretsecretsecret",
                "lovelace",
                "Lovelace1815",
                "AdaLovelace",
                "ada.l@example.org",
                "ada.l@example.org!",
                "scheduler1",
                "appointment-scheduler"
            })
    void areWhatManyChooseOrOthersKnow(String password) {
        assertThat(isGuessable(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "another password",
                "kzqhwvtx",
                "my cat eats lovelace for lunch",
                "ünïcödé ist auch gut",
                "😀 smile more 😀",
                "vH0wq1gkzGvqv0V7lC5bM2mUqk5wq7Yt3cX1n8aZb4E"
            })
    void areNotWhatSomebodyThoughtOf(String password) {
        assertThat(isGuessable(password)).isFalse();
    }
}
