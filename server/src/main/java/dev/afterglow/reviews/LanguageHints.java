package dev.afterglow.reviews;

import dev.afterglow.reviews.Hint.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds words that keep a story from teaching: counterfactuals, blame, hindsight, "human error",
/// a single cause (after Dekker 2014, The Field Guide to Understanding Human Error, chapters 1 to
/// 4, and Cook 1998, How Complex Systems Fail, points 7 and 8). Pure and thread-safe.
///
/// What stands between quotation marks is somebody's own words and is left alone.
public final class LanguageHints {

    /// The most hints of one text.
    static final int MOST = 200;

    private static final String NEGATION = "(?:not|n['’]t|never)";

    /// Those who act in a story; a thing that failed to start is no counterfactual.
    private static final String SOMEBODY =
            "(?:(?i:we|i|you|he|she|they|nobody|no one|somebody|someone|team|teams|engineers?"
                    + "|developers?|operators?|reviewers?|vendor|people)|[A-Z][a-z]+)";

    private static final String PARTICIPLE =
            "(?:\\w+(?:ed|en|wn|ght)|been|had|done|gone|made|put|set|run|read|come|become|kept|left"
                    + "|told|found|built|held|met|sent|spent|stood|understood|won)";

    private static final Map<Kind, List<Pattern>> RULES = rules();

    private static final Pattern QUOTED = Pattern.compile("“[^”]*”|\"[^\"\\n]{3,}\"|«[^»]*»");

    private LanguageHints() {}

    /// The hints in the order of the text; none overlaps another of its kind.
    public static List<Hint> of(String text) {
        List<Hint> quotes = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            quotes.add(new Hint(Kind.BLAME, quoted.start(), quoted.end(), ""));
        }
        List<Hint> found = new ArrayList<>();
        RULES.forEach(
                (kind, patterns) -> patterns.forEach(pattern -> find(text, kind, pattern, found)));
        found.removeIf(hint -> quotes.stream().anyMatch(hint::overlaps));
        found.sort(Comparator.comparingInt(Hint::start).thenComparing(Hint::kind));
        return found.stream().limit(MOST).toList();
    }

    private static void find(String text, Kind kind, Pattern pattern, List<Hint> into) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            Hint hint = new Hint(kind, matcher.start(), matcher.end(), matcher.group());
            if (into.stream().noneMatch(one -> one.kind() == kind && one.overlaps(hint))) {
                into.add(hint);
            }
        }
    }

    private static Map<Kind, List<Pattern>> rules() {
        Map<Kind, List<Pattern>> rules = new EnumMap<>(Kind.class);
        rules.put(Kind.COUNTERFACTUAL, counterfactuals());
        rules.put(Kind.BLAME, blame());
        rules.put(Kind.HINDSIGHT, hindsight());
        rules.put(Kind.HUMAN_ERROR, humanError());
        rules.put(Kind.SINGLE_CAUSE, singleCause());
        return rules;
    }

    private static List<Pattern> counterfactuals() {
        return List.of(
                words(
                        "(?:should|ought to|needed to)(?: "
                                + NEGATION
                                + ")?(?: also)?"
                                + "(?: have|['’]ve) "
                                + PARTICIPLE),
                words("should['’]ve(?: \\w+)?|shouldn['’]t(?: have|['’]ve)(?: \\w+)?"),
                // Not the sigh that it could have been worse, what was hard to do, nor a question.
                words(
                        "(?<!(?:see|find|find out|learn) (?:which|what|who) (?:\\w{1,20} )?)"
                                + "could(?: also| only)?(?: have| ?['’]ve)(?! been"
                                + " (?:(?:a )?(?:lot|much|far)"
                                + " worse|worse|difficult|hard))"
                                + "(?! (?:two|three|four|a|an|the|one)\\b)(?: only| easily|"
                                + " simply)?"
                                + "(?: \\w+)?"),
                words(
                        "(?:\\w+ )?would(?:n['’]t)?(?: not| never| easily)? have (?:been (?:better"
                                + "|caught|found|avoided|prevented|seen|noticed)|prevented|caught"
                                + "|avoided"
                                + "|mitigated|filled|stopped|seen|found|noticed|helped)"),
                words("(?:we|they|it|he|she) would have seen"),
                words(
                        "(?:had|if) (?:the|we|they|he|she|somebody|someone|only)[^.;]{3,80}?"
                                + ",? (?:would|could)(?: never| not)? (?:have|never have)"),
                words("if only"),
                Pattern.compile("\\b" + SOMEBODY + " (?:failed|neglected|omitted) to \\w+"),
                words(
                        "failed to (?:predict|notice|check|verify|consider|anticipate|foresee"
                                + "|reali[sz]e|follow|ask|tell|escalate|inform|communicate)"),
                words("(?:nobody|no one) (?:bothered|thought|cared) to \\w+"),
                words(
                        "(?:we|i|he|she|they|reviewers?|engineers?|developers?|operators?|team)"
                                + " did(?:n['’]t| not) (?:catch|check|follow|notice|test|verify|see"
                                + "|look"
                                + "|ask|tell|escalate|read)"),
                words(
                        "(?:(?:was|were|been) not|(?:has|have)(?: not|n['’]t) been)"
                                + " (?:properly|adequately|sufficiently|correctly)"
                                + " (?:shared|tested|checked|reviewed|monitored|documented)"),
                Pattern.compile(
                        "\\b" + SOMEBODY + " (?:completely )?missed (?:the|an?|this|that)\\b"));
    }

    private static List<Pattern> blame() {
        return List.of(
                words(
                        "careless(?:ly|ness)?|sloppy|sloppi(?:ly|ness)|negligen(?:t|tly|ce)"
                                + "|incompeten(?:t|ce)|reckless(?:ly)?|lazy|stupid(?:ly)?"
                                + "|irresponsibl[ey]"
                                + "|inexperienced|unprofessional(?:ly)?"),
                words(
                        "(?:\\w+['’]s|his|her|their|our|my) fault|at fault|(?:is|are|was|were) to"
                                + " blame|the blame (?:lies|is)|guilty"),
                words(
                        "(?:violated|broke|disregarded|disobeyed) (?:the|our|a) (?:\\w+ )?"
                                + "(?:policy|policies|rules?|process|procedures?|freeze)"),
                words(
                        "(?:poor|bad|weak) (?:judge?ment|decisions?|discipline|practice|work"
                                + "|\\w+ strategy|strategy|planning|communication)|lack of"
                                + " (?:discipline"
                                + "|care|attention|diligence)"),
                words(
                        "lack of (?:\\w+ )?(?:understanding|knowledge|skills?|competence)"
                                + "[^.;]{0,60}"
                                + " (?:in|of|within) (?:the|our|their) (?:team|engineers?)"),
                words("unreasonabl[ey](?: \\w+)?|unacceptabl[ey]|inexcusabl[ey]"),
                words("(?:we|he|she|they|i|people) (?:wrongly|foolishly|naively|blindly)"),
                words(
                        "(?:we|he|she|they|somebody|someone|the team|engineers?|operators?)"
                                + " (?:just |simply )?(?:forgot|neglected|ignored)"),
                words("should have known better"));
    }

    private static List<Pattern> hindsight() {
        return List.of(
                words(
                        "(?:in|with(?: the benefit of)?) hindsight|in retrospect|retrospectively"
                                + "|looking back|with what we know now"),
                words("(?<!nothing )(?<!anything )obvious(?:ly)?|blatant(?:ly)?|self-evident"),
                words(
                        "clearly (?:there|visible|wrong|a|shown|the)|plain to see|plainly"
                                + "|in plain sight"),
                words(
                        "(?:was|were) (?:easy to (?:predict|foresee|see)|foreseeable|predictable"
                                + "|bound to|never going to|right in front of)"),
                words(
                        "(?:anybody|anyone|everybody|everyone) (?:could|would) (?:have"
                                + " )?(?:see|seen"
                                + "|know|known|tell|told)"),
                words("all along|bound to happen|waiting to happen|knew this was"),
                words("told us everything|said it all|(?:a|the) signs? (?:that )?we missed"));
    }

    private static List<Pattern> humanError() {
        return List.of(
                words(
                        "(?:human|operator|user|pilot|manual|engineer|administrator|admin|people)"
                                + "[- ]errors?"),
                words("by (?:mistake|accident)|mistakenly|accidentally|inadvertently"),
                words(
                        "accidental (?:execution|deletion|removal|destroy|destruction|change|push"
                                + "|merge|deploy(?:ment)?|shutdown)"),
                words("(?:the|a|an|his|her|their|our|my) (?:honest |simple |big )?mistakes?"),
                words("(?:a )?(?:typo|slip|blunder)s? (?:by|of|from) (?:an?|the|one|our) \\w+"),
                words("fat[- ]finger(?:ed|s|ing)?"));
    }

    private static List<Pattern> singleCause() {
        return List.of(
                // Speaking of several is what we hope for.
                words("(?<!several )(?<!many )(?<!no single )root[- ]causes?"),
                words(
                        "(?:the|a) (?:\\w+ )?(?:true|real|actual|primary|main|ultimate|underlying"
                                + "|single|sole|only) (?:cause|reason)|the only reason"
                                + "|(?:true|real|primary|main|sole|only) cause"),
                words(
                        "(?:the|this|that|an?) (?:incident|outage|issue|problem|failure|downtime"
                                + "|disruption) (?:was|is|were) (?:solely |only |simply |entirely"
                                + " )?"
                                + "(?:caused by|due to|because of|down to|the result of)"),
                words(
                        "(?:solely|entirely|simply|only|purely) (?:due to|caused by|because of|down"
                                + " to)"),
                words(
                        "cause of (?:the|this|that|our) (?:incident|outage|issue|problem|failure"
                                + "|downtime|disruption)"),
                words("what caused (?:the|this) (?:incident|outage|issue|problem|failure)"),
                words("(?:all )?(?:comes?|came|boils?) down to(?! human)|(?:the )?culprit"));
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?i)\\b(?:" + alternatives + ")(?!\\w)");
    }
}
