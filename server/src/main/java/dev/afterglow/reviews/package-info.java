/// What an incident deserves, and its story: told by many, published, read again.
///
/// *Decision*: what an incident was found to deserve, with its cost in hours of people's time and
/// the reason; size is shown and never decides. *Review*: the story of one incident. *Version*: the
/// whole text as somebody left it. *Passage*: a part of the story under a heading. *Marker*:
/// detection, diagnosis, repair or key moment. *Perspective*: what somebody saw, believed and did
/// not know at a moment. *Finding*: what went right, or what contributed; there is no root cause.
/// *Idea*: noted, at rest until the soak time is over. *Member check*: those who were there say
/// whether it is right. *Facilitator*: asks; never the one who commanded.
///
/// Invariants: no text that was sent is lost: two who edit at once are merged, or both are kept.
/// Interview notes are seen by the two who spoke until the one who was asked releases them.
/// Readers are counted and never named. The private check is shown from five answers up.
@NullMarked
@ApplicationModule(
        displayName = "Reviews",
        allowedDependencies = {
            "web",
            "people",
            "services",
            "search",
            "delivery",
            "metrics",
            "meetings",
            "incidents",
            "actions"
        })
package dev.afterglow.reviews;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
