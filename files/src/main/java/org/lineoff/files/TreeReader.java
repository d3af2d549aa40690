package org.lineoff.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/**
 * From YAML 1.2 to a {@link Tree}, event by event. Refuses what could not be meant or would not
 * end: the same key twice, keys that are no words, tags, a second document, aliases that contain
 * themselves or unfold to more than {@value #MAX_NODES} nodes, nesting deeper than {@value
 * #MAX_DEPTH}. All of these let the reading go on; only broken YAML ends it. One instance reads one
 * file.
 */
final class TreeReader {
    static final int MAX_DEPTH = 60;
    static final int MAX_NODES = 500_000;

    private final SourceText source;
    private final int maxNodes;
    private final Faults faults;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<Anchor, Tree> anchors = new HashMap<>();
    private final IdentityHashMap<Tree, Integer> weights = new IdentityHashMap<>();
    private int documents;
    private boolean tooMuch;
    private @Nullable Tree root;
    private Where last;

    /** A collection whose end has not been seen; {@code key} waits for its value. */
    private static final class Open {
        final Tree node;
        @Nullable Anchor anchor;
        @Nullable String key;
        Where keyWhere;
        boolean skipValue;
        int weight = 1;

        Open(Tree node) {
            this.node = node;
            this.keyWhere = node.where();
        }
    }

    private TreeReader(SourceText source, int maxNodes, Faults faults) {
        this.source = source;
        this.maxNodes = maxNodes;
        this.faults = faults;
        this.last = new Where(source.file(), 1, 1);
    }

    /** The tree; null after a fault that leaves nothing to look at. */
    static @Nullable Tree read(SourceText source, Faults faults) {
        return read(source, MAX_NODES, faults);
    }

    /** The same of at most so many nodes. */
    static @Nullable Tree read(SourceText source, int maxNodes, Faults faults) {
        TreeReader reader = new TreeReader(source, maxNodes, faults);
        if (!reader.parse()) {
            return null;
        }
        if (reader.root == null) {
            faults.add(new Problem.Unreadable(new Where(source.file(), 1, 1), "unreadable.empty"));
        }
        return reader.root;
    }

    private boolean parse() {
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(source.file())
                        .setCodePointLimit(Integer.MAX_VALUE)
                        .build();
        try {
            for (Event event : new Parse(settings).parseString(source.text())) {
                event.getStartMark().ifPresent(m -> last = where(m));
                if (!accept(event)) {
                    return false;
                }
            }
            return true;
        } catch (MarkedYamlEngineException e) {
            faults.add(YamlFaults.of(e, source, e.getProblemMark().map(this::where).orElse(last)));
        } catch (ReaderException e) {
            String text = source.text();
            int end =
                    text.offsetByCodePoints(
                            0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
            faults.add(
                    new Problem.Unreadable(
                            SourceText.at(source.file(), text.substring(0, end)),
                            Faults.words("yaml.control", "U+%04X".formatted(e.getCodePoint()))));
        } catch (RuntimeException e) {
            // A fault of the YAML library is a fault of the file as far as a person can tell.
            faults.add(
                    new Problem.Unreadable(
                            last, Faults.words("yaml.other", e.getClass().getSimpleName())));
        }
        return false;
    }

    private boolean accept(Event event) {
        switch (event) {
            case DocumentStartEvent _ -> {
                if (++documents > 1) {
                    faults.add(new Problem.Unreadable(last, "yaml.secondDocument"));
                    return false;
                }
            }
            case CollectionStartEvent start -> {
                if (open.size() >= MAX_DEPTH) {
                    faults.add(
                            new Problem.Unreadable(last, Faults.words("yaml.tooDeep", MAX_DEPTH)));
                    return false;
                }
                refuseTag(start.getTag());
                Open opened =
                        new Open(
                                start instanceof MappingStartEvent
                                        ? new Tree.Mapping(last)
                                        : new Tree.Sequence(last));
                opened.anchor = start.getAnchor().orElse(null);
                if (opened.anchor != null) {
                    anchors.put(opened.anchor, opened.node);
                }
                open.push(opened);
            }
            case CollectionEndEvent _ -> {
                Open closed = open.pop();
                weights.put(closed.node, closed.weight);
                place(closed.node, closed.weight);
            }
            case ScalarEvent scalar -> {
                refuseTag(scalar.getTag());
                Tree node = new Tree.Scalar(last, scalar.getValue(), scalar.isPlain());
                scalar.getAnchor().ifPresent(a -> anchors.put(a, node));
                place(node, 1);
            }
            case AliasEvent alias -> place(resolve(alias), -1);
            default -> {}
        }
        return true;
    }

    private void refuseTag(Optional<String> tag) {
        tag.ifPresent(t -> faults.add(new Problem.BadValue(last, "!", t, "expected.noTag", "")));
    }

    private Tree resolve(NodeEvent alias) {
        Anchor anchor = alias.getAnchor().orElseThrow();
        Tree target = anchors.get(anchor);
        if (target == null) {
            faults.add(
                    new Problem.Dangling(
                            last,
                            "*",
                            anchor.getValue(),
                            "kind.anchor",
                            Nearest.to(
                                    anchor.getValue(),
                                    anchors.keySet().stream()
                                            .map(Anchor::getValue)
                                            .sorted()
                                            .toList())));
            return new Tree.Broken(last);
        }
        if (open.stream().anyMatch(o -> o.node == target)) {
            faults.add(new Problem.Cycle(last, "kind.anchor", List.of(anchor.getValue())));
            return new Tree.Broken(last);
        }
        return target;
    }

    /** Puts a finished node where it belongs: as a key, a value, an element or the whole file. */
    private void place(Tree node, int ownWeight) {
        int weight = ownWeight >= 0 ? ownWeight : weights.getOrDefault(node, 1);
        Open in = open.peek();
        if (in == null) {
            root = node;
            return;
        }
        if (in.weight + weight > maxNodes) {
            if (!tooMuch) {
                tooMuch = true;
                faults.add(new Problem.Unreadable(last, Faults.words("yaml.tooMuch", maxNodes)));
            }
            node = new Tree.Broken(last);
            weight = 1;
        }
        in.weight += weight;
        if (in.node instanceof Tree.Sequence list) {
            list.add(node);
        } else if (in.node instanceof Tree.Mapping map) {
            placeInMap(in, map, node);
        }
    }

    private void placeInMap(Open in, Tree.Mapping map, Tree node) {
        if (in.skipValue) {
            in.skipValue = false;
        } else if (in.key != null) {
            int wide = in.key.indexOf(YamlFaults.WIDE_COLON);
            if (wide >= 0 && node instanceof Tree.Scalar s && s.isNothing()) {
                faults.add(new Problem.Unreadable(in.keyWhere, "yaml.wideColon"));
            } else {
                map.put(in.key, in.keyWhere, node);
            }
            in.key = null;
        } else if (!(node instanceof Tree.Scalar name) || name.isNothing()) {
            faults.add(new Problem.BadValue(node.where(), "", Show.of(node), "expected.key", "id"));
            in.skipValue = true;
        } else if (map.has(name.text())) {
            Tree.Mapping.Entry first = map.entries().get(name.text());
            faults.add(
                    new Problem.Duplicate(
                            name.where(), name.text(), Objects.requireNonNull(first).where()));
            in.skipValue = true;
        } else {
            in.key = name.text();
            in.keyWhere = name.where();
        }
    }

    private Where where(Mark mark) {
        return new Where(source.file(), mark.getLine() + 1, mark.getColumn() + 1);
    }
}
