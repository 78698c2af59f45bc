package dev.afterglow.metrics;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetricSettings.class)
class MetricConfiguration {

    @Bean
    Sources metricSources(MetricSettings settings, JsonMapper json, PushStore pushes) {
        HttpReader http = new HttpReader(settings.patience());
        return new Sources(
                new PrometheusSource(http, json),
                new AtlasSource(http, json),
                new PushedSource(pushes));
    }
}
