package dev.afterglow.alerts;

import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Labels as a JSON object in a column.
@Component
class Labels {

    private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {};

    private final JsonMapper json;

    Labels(JsonMapper json) {
        this.json = json;
    }

    String written(Map<String, String> labels) {
        return json.writeValueAsString(labels);
    }

    Map<String, String> read(String written) {
        return json.readValue(written, MAP);
    }
}
