package dev.afterglow.experiments;

import dev.afterglow.experiments.OptIn.Instance;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What one instance at most is terminated of on a day. Empty parts mean "any".
public record MonkeyGroup(String app, String account, String stack, String cluster, String region)
        implements Comparable<MonkeyGroup> {

    /// Clusters that others compare with, or that stand before a release.
    private static final List<String> SPARED_ENDINGS =
            List.of("-canary", "-baseline", "-citrus", "-citrusproxy");

    /// The groups of an application among what runs now, sorted.
    static List<MonkeyGroup> of(OptIn optIn, List<Instance> instances) {
        Set<MonkeyGroup> groups = new TreeSet<>();
        for (Instance instance : instances) {
            if (isEligible(optIn, instance)) {
                groups.add(
                        new MonkeyGroup(
                                instance.app(),
                                instance.account(),
                                optIn.grouping() == OptIn.Grouping.STACK ? instance.stack() : "",
                                optIn.grouping() == OptIn.Grouping.CLUSTER
                                        ? instance.cluster()
                                        : "",
                                optIn.areRegionsIndependent() ? instance.region() : ""));
            }
        }
        return List.copyOf(groups);
    }

    /// Those of its instances that may be terminated.
    List<Instance> eligible(OptIn optIn, List<Instance> instances) {
        return instances.stream()
                .filter(instance -> isEligible(optIn, instance) && contains(instance))
                .toList();
    }

    private static boolean isEligible(OptIn optIn, Instance instance) {
        return instance.app().equals(optIn.app())
                && SPARED_ENDINGS.stream().noneMatch(instance.cluster()::endsWith)
                && optIn.exceptions().stream().noneMatch(each -> each.covers(instance));
    }

    private boolean contains(Instance instance) {
        return app.equals(instance.app())
                && account.equals(instance.account())
                && (stack.isEmpty() || stack.equals(instance.stack()))
                && (cluster.isEmpty() || cluster.equals(instance.cluster()))
                && (region.isEmpty() || region.equals(instance.region()));
    }

    /// As people read it.
    String words() {
        return java.util.stream.Stream.of(app, account, stack, cluster, region)
                .filter(part -> !part.isEmpty())
                .collect(java.util.stream.Collectors.joining("/"));
    }

    /// All parts in one text; different groups have different ones.
    String key() {
        return String.join("\u001f", app, account, stack, cluster, region);
    }

    @Override
    public int compareTo(MonkeyGroup other) {
        return key().compareTo(other.key());
    }
}
