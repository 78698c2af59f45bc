package dev.afterglow.delivery;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    SmtpSettings.class,
    OutgoingSettings.class,
    PhoneSettings.class,
    PushSettings.class
})
class DeliveryConfiguration {}
