package dev.afterglow.database;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    @Bean
    DataSource dataSource(DatabaseSettings settings) throws IOException {
        HikariDataSource source = new HikariDataSource();
        if (settings.url() != null && !settings.url().isBlank()) {
            source.setJdbcUrl(settings.url());
            source.setUsername(settings.username());
            source.setPassword(settings.password());
        } else {
            EmbeddedPostgres postgres =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(settings.folder().resolve("postgres"))
                            .setOverrideWorkingDirectory(settings.folder().toFile())
                            .setCleanDataDirectory(false)
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .start();
            source.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        }
        source.setMaximumPoolSize(20);
        return source;
    }

    @Bean
    FlywayMigrationStrategy migrations() {
        return new Migrations();
    }
}
