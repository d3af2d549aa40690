package org.lineoff.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.OrderFile;
import org.lineoff.files.ProblemTexts;
import org.lineoff.model.Plant;
import org.lineoff.model.Products;
import org.lineoff.product.OrderRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lineoff product DIR}: which cars can be built on a day, and what changes touch. */
@Command(name = "product")
final class ProductCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private final Common common = new Common();

    @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "dir")
    private Path folder = Path.of("");

    @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "asOf")
    private @Nullable LocalDate asOf;

    @Option(names = "--on", paramLabel = "DATE", descriptionKey = "productOn")
    private @Nullable LocalDate on;

    @Option(names = "--choose", paramLabel = "ID,…", split = ",", descriptionKey = "choose")
    private List<String> chosen = new ArrayList<>();

    @Option(names = "--orders", paramLabel = "FILE", descriptionKey = "productOrders")
    private @Nullable Path orders;

    @Option(names = "--strict", descriptionKey = "strictProduct")
    private boolean strict;

    ProductCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String language = common.language(terminal);
        Texts texts = new Texts(language);
        String fault = common.fault(texts);
        if (fault != null) {
            return wrongUsage(fault);
        }
        Optional<Plant> read = new Folder(terminal, language).read(folder, asOf);
        if (read.isEmpty()) {
            return Main.WRONG_INPUT;
        }
        Plant plant = read.get();
        LocalDate known = asOf == null ? plant.asOf() : asOf;
        LocalDate day = on == null ? known : on;
        Chosen wanted = Chosen.of(plant.products(), chosen);
        String wrong = wanted.fault(texts);
        if (wrong != null) {
            return wrongUsage(wrong);
        }
        ProductAnswer answer = new ProductAnswer(plant, known, day);
        if (!chosen.isEmpty()) {
            answer.choose(wanted.order());
        }
        boolean allFine = chosen.isEmpty() || answer.isBuildable();
        Path file = orders;
        if (file != null) {
            OrderFile.Result result =
                    OrderFile.read(
                            file,
                            plant.products(),
                            known,
                            day,
                            new OrderRules(plant.products(), known, day));
            Complaints.show(
                    terminal,
                    texts,
                    file,
                    result.problems(),
                    Complaints.A_SCREEN,
                    problem -> ProblemTexts.text(problem, language));
            if (result.table().isEmpty()) {
                return Main.WRONG_INPUT;
            }
            answer.orders(result.table().get().orders(), result.table().get().refused());
            allFine &= result.table().get().refused() == 0;
        }
        terminal.out().print(common.json() ? answer.json() : answer.text(texts, language));
        terminal.out().flush();
        return strict && !allFine ? Main.NOT_MET : Main.DONE;
    }

    private int wrongUsage(String fault) {
        terminal.err().println("lineoff: " + fault);
        return Main.WRONG_USAGE;
    }

    /** What was chosen on the command line. */
    private record Chosen(
            org.lineoff.product.Order order, List<String> unknown, List<String> twice, String all) {
        static Chosen of(Products products, List<String> ids) {
            org.lineoff.product.Order order = org.lineoff.product.Order.OPEN;
            List<String> unknown = new ArrayList<>();
            List<String> twice = new ArrayList<>();
            for (String id : ids) {
                Optional<Products.OptionGroup> group =
                        products.options().stream()
                                .filter(g -> g.choices().stream().anyMatch(c -> c.id().equals(id)))
                                .findFirst();
                if (products.models().stream().anyMatch(m -> m.id().equals(id))) {
                    addIf(order.model() != null, id, twice);
                    order = order.ofModel(id);
                } else if (products.markets().stream().anyMatch(m -> m.id().equals(id))) {
                    addIf(order.market() != null, id, twice);
                    order = order.forMarket(id);
                } else if (group.isPresent()) {
                    addIf(order.choices().containsKey(group.get().id()), id, twice);
                    order = order.with(group.get().id(), id);
                } else {
                    unknown.add(id);
                }
            }
            List<String> names = new ArrayList<>();
            products.models().forEach(m -> names.add(m.id()));
            products.markets().forEach(m -> names.add(m.id()));
            products.options().forEach(g -> g.choices().forEach(c -> names.add(c.id())));
            return new Chosen(order, unknown, twice, String.join(", ", names));
        }

        private static void addIf(boolean is, String id, List<String> to) {
            if (is) {
                to.add(id);
            }
        }

        @Nullable String fault(Texts texts) {
            if (!unknown.isEmpty()) {
                return texts.get("usage.chooseUnknown", String.join(", ", unknown), all);
            }
            return twice.isEmpty() ? null : texts.get("usage.chooseTwice", twice.getFirst());
        }
    }
}
