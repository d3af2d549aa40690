package org.lineoff.report;

import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.QualityReview;
import org.lineoff.forecast.BacktestResult;
import org.lineoff.forecast.Comparison;
import org.lineoff.forecast.Forecast;
import org.lineoff.forecast.SequenceTrial;
import org.lineoff.forecast.Simulation;
import org.lineoff.model.Text;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A forecast as JSON, for programs. Keys are the names of {@link Forecast}, in its order; dates are
 * ISO, texts are {@code {"en", "zh"}}, except the clause of a promise, which is a string in the
 * language asked for; what is not known is null, never left out. Fractions are rounded to {@value
 * #DECIMALS} decimals, so that the same forecast gives the same bytes. Every field is described in
 * {@code docs/results.md}.
 */
public final class JsonReport {
    /** Decimals of a fraction; a millionth of a share or a car is less than any forecast knows. */
    static final int DECIMALS = 6;

    private static final ObjectWriter WRITER =
            JsonMapper.shared()
                    .writer()
                    .with(
                            new DefaultPrettyPrinter()
                                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                                    .withArrayIndenter(new DefaultIndenter("  ", "\n")))
                    .with(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);

    private JsonReport() {}

    /** The forecast as JSON, with a line end behind it; {@code language} is en or zh. */
    public static String json(Forecast forecast, String language) {
        return write(forecast, WRITER, language) + "\n";
    }

    /** A backtest as JSON, by the same rules. */
    public static String json(BacktestResult backtest, String language) {
        return write(backtest, WRITER, language) + "\n";
    }

    /** What a plant alone makes as JSON, by the same rules. */
    public static String json(Simulation simulation, String language) {
        return write(simulation, WRITER, language) + "\n";
    }

    /** A comparison as JSON, by the same rules. */
    public static String json(Comparison comparison, String language) {
        return write(comparison, WRITER, language) + "\n";
    }

    /** Sequences tried in the plant as JSON, by the same rules. */
    public static String json(SequenceTrial trial, String language) {
        return write(trial, WRITER, language) + "\n";
    }

    /** A review of quality as JSON, by the same rules. */
    public static String json(QualityReview review) {
        return write(review, WRITER, null) + "\n";
    }

    /** A result on one line and with both languages everywhere, for the page. */
    static String forPage(Record forecast) {
        return write(
                forecast,
                JsonMapper.shared().writer().with(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN),
                null);
    }

    /** The number that is written for a fraction. */
    static @Nullable BigDecimal rounded(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }

    private static String write(Record forecast, ObjectWriter writer, @Nullable String language) {
        StringWriter out = new StringWriter();
        try (JsonGenerator to = writer.createGenerator(out)) {
            write(to, forecast, language);
        }
        return out.toString();
    }

    private static void write(JsonGenerator to, @Nullable Object value, @Nullable String language) {
        switch (value) {
            case null -> to.writeNull();
            case Text text -> writeText(to, text);
            case Record fields -> writeRecord(to, fields, language);
            case List<?> values -> {
                to.writeStartArray();
                for (Object each : values) {
                    write(to, each, language);
                }
                to.writeEndArray();
            }
            case Double number -> writeFraction(to, number);
            case Integer number -> to.writeNumber(number);
            case Long number -> to.writeNumber(number);
            case Boolean flag -> to.writeBoolean(flag);
            case LocalDate date -> to.writeString(date.toString());
            case String words -> to.writeString(words);
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private static void writeRecord(JsonGenerator to, Record fields, @Nullable String language) {
        to.writeStartObject();
        for (RecordComponent each : fields.getClass().getRecordComponents()) {
            to.writeName(each.getName());
            Object value = valueOf(each, fields);
            if (language != null
                    && fields instanceof Forecast.PromiseResult
                    && each.getName().equals("clause")
                    && value instanceof Text clause) {
                to.writeString(clause.in(language));
            } else {
                write(to, value, language);
            }
        }
        to.writeEndObject();
    }

    private static void writeText(JsonGenerator to, Text text) {
        to.writeStartObject();
        to.writeName("en");
        to.writeString(text.en());
        to.writeName("zh");
        to.writeString(text.zh());
        to.writeEndObject();
    }

    private static void writeFraction(JsonGenerator to, double value) {
        BigDecimal rounded = rounded(value);
        if (rounded == null) {
            to.writeNull();
        } else {
            to.writeNumber(rounded);
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
