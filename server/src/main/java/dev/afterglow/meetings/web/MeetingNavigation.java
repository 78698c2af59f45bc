package dev.afterglow.meetings.web;

import dev.afterglow.people.OwnPage;
import dev.afterglow.people.ViewersMaySend;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MeetingNavigation {

    @Bean
    OwnPage ownMeetings() {
        return new OwnPage(60, "Meetings", "/me/meetings");
    }

    @Bean
    ViewersMaySend answerInvitations() {
        return new ViewersMaySend("/meetings/*/answer");
    }
}
