package org.lineoff.programme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects a chain as links in the order of time; neighbours of the same kind become one link. */
final class Links implements Chain.Listener {
    private final Network net;
    private final List<ChainLink> backwards = new ArrayList<>();

    private Links(Network net) {
        this.net = net;
    }

    static List<ChainLink> of(Network net, Pass pass, int objective) {
        Links links = new Links(net);
        new Chain(net, pass, links).walk(objective);
        Collections.reverse(links.backwards);
        return List.copyOf(links.backwards);
    }

    @Override
    public void on(int node) {}

    @Override
    public void piece(int node, ChainLink.Kind kind, int from, int to) {
        ChainLink link =
                new ChainLink(net.id[node], net.owner[node], kind, Days.date(from), Days.date(to));
        int last = backwards.size() - 1;
        if (last >= 0
                && backwards.get(last).kind() == kind
                && backwards.get(last).activity().equals(link.activity())) {
            ChainLink later = backwards.remove(last);
            link = new ChainLink(link.activity(), link.owner(), kind, link.from(), later.to());
        }
        backwards.add(link);
    }
}
