/// Which part of the world explains a deviation: given what was observed and expected for each
/// combination
/// of attributes (country, device, version, CDN), finds the few slices that carry the difference.
///
/// Words. A *leaf* is one full combination of attribute values. A *slice* fixes some attributes and
/// leaves
/// the others free; it holds all leaves that agree with it. The *missing* is expected minus
/// observed.
@NullMarked
package dev.afterglow.detectors.breakdown;

import org.jspecify.annotations.NullMarked;
