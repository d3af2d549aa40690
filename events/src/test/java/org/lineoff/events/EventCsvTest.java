package org.lineoff.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EventCsvTest {
    @Test
    void anEventIsARowOfTheNineFieldsAndAnOddNameIsQuoted() throws IOException {
        StringBuilder text = new StringBuilder();
        Consumer<Event> writer = EventCsv.writer(text);
        writer.accept(
                new Event(1, EventType.WORK_STARTED, 60_000, "p/s/焊装", 7, 0, "", Cause.NONE, 0));
        writer.accept(
                new Event(
                        2,
                        EventType.FAILED,
                        61_000,
                        "=p/a,\"b\"",
                        7,
                        1,
                        "gun",
                        Cause.FAILURE,
                        1.5));
        assertThat(text.toString())
                .isEqualTo(
                        "\uFEFFid,type,time_ms,place,car,visit,part,cause,value\r\n"
                                + "1,workStarted,60000,p/s/焊装,7,0,,none,0.0\r\n"
                                + "2,failed,61000,\"'=p/a,\"\"b\"\"\",7,1,gun,failure,1.5\r\n");
    }
}
