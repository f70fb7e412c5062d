package org.appointmentscheduler.server.security.apikeys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.command.registration.Traces;
import org.appointmentscheduler.server.security.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where API keys are kept. Whose they are is a condition of every statement that its owner causes. */
@Component
class ApiKeyTable implements Traces {

    private final JdbcClient database;

    ApiKeyTable(JdbcClient database) {
        this.database = database;
    }

    record Row(ApiKey key, Actor actor, Set<Scope> scopes, String secretHash) {}

    /** Whether the owner is still somebody: a client's token may outlive what was known of them by minutes. */
    boolean isKnown(Actor owner) {
        return !(owner instanceof Actor.Client client)
                || database.sql("select count(*) from person where id = :id")
                                .param("id", client.id().toString())
                                .query(Long.class)
                                .single()
                        > 0;
    }

    void insert(ApiKey key, Actor actor, String secretHash) {
        database.sql("""
                        insert into api_key (id, name, actor, secret_hash, scopes, created_at, expires_at)
                        values (:id, :name, :actor, :secretHash, :scopes, :createdAt, :expiresAt)""")
                .param("id", key.id())
                .param("name", key.name())
                .param("actor", actor.toString())
                .param("secretHash", secretHash)
                .param("scopes", Scope.write(Set.copyOf(key.scopes())))
                .param("createdAt", at(key.createdAt()))
                .param("expiresAt", key.expiresAt() == null ? null : at(key.expiresAt()))
                .update();
    }

    /** Those of a client who is not known any more open nothing, should one have been made at the last moment. */
    Optional<Row> find(String id) {
        return database.sql("""
                        select * from api_key where id = :id
                            and (actor not like 'client:%' or exists (
                                select 1 from person where 'client:' || person.id = actor))""").param("id", id).query(ApiKeyTable::row).optional();
    }

    Optional<ApiKey> find(String id, Actor owner) {
        return database.sql("select * from api_key where id = :id and actor = :owner")
                .param("id", id)
                .param("owner", owner.toString())
                .query(ApiKeyTable::row)
                .optional()
                .map(Row::key);
    }

    List<ApiKey> of(Actor owner, String after, int most) {
        return database.sql("""
                        select * from api_key where actor = :owner and id > :after
                        order by id fetch first :most rows only""")
                .param("owner", owner.toString())
                .param("after", after)
                .param("most", most)
                .query((row, number) -> row(row, number).key())
                .list();
    }

    int countGood(Actor owner, Instant now) {
        return database.sql("""
                        select count(*) from api_key
                        where actor = :owner and (expires_at is null or expires_at > :now)""")
                .param("owner", owner.toString())
                .param("now", at(now))
                .query(Integer.class)
                .single();
    }

    void expire(String id, Instant at) {
        database.sql("update api_key set expires_at = :at where id = :id")
                .param("at", at(at))
                .param("id", id)
                .update();
    }

    void used(String id, Instant at) {
        database.sql("update api_key set last_used_at = :at where id = :id")
                .param("at", at(at))
                .param("id", id)
                .update();
    }

    @Override
    public void erase(ClientId client) {
        database.sql("delete from api_key where actor = :owner")
                .param("owner", new Actor.Client(client).toString())
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var scopes = Scope.read(row.getString("scopes"));
        var key = new ApiKey(
                row.getString("id"),
                row.getString("name"),
                List.copyOf(scopes),
                instant(row, "created_at").orElseThrow(),
                instant(row, "expires_at").orElse(null),
                instant(row, "last_used_at").orElse(null),
                null);
        return new Row(key, Actor.parse(row.getString("actor")), scopes, row.getString("secret_hash"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
