package dev.afterglow.home.web;

import dev.afterglow.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The first page: is something wrong, who holds it, what is next.
@Controller
class NowPages {

    @GetMapping("/")
    String now() {
        return "home/now";
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry nowEntry() {
            return new NavigationEntry(10, "", "Now", "/", "now", true);
        }
    }
}
