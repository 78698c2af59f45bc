/// Services: who owns them, what they need, who knows them, and what is about to change on them.
///
/// *Service*: something a team runs. *Dependency*: a service that another one needs; circles are
/// allowed, for they exist. *Change*: something was done to a service, told by a pipeline or a
/// person. *Heads-up*: somebody says beforehand what will happen, or what others should know before
/// they touch it. *Knowledge*: who carries a service in their head, and since when.
///
/// Nothing here blocks anybody; it only tells.
@NullMarked
@ApplicationModule(
        displayName = "Services",
        allowedDependencies = {"people", "web"})
package dev.afterglow.services;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
