package dev.afterglow.statistics;

import java.util.function.DoubleUnaryOperator;

/// Special functions to about fourteen digits.
///
/// Sources: log-gamma by Lanczos (1964) with the coefficients of Godfrey (2001, g = 607/128, n =
/// 15); incomplete gamma and beta by the series and continued fractions of Press et al., *Numerical
/// Recipes*, 3rd ed. (2007), 6.2 and 6.4, evaluated by Lentz's method as modified by Thompson and
/// Barnett (1986).
final class Special {

    /// The .975 quantile of the standard normal distribution.
    static final double Z_975 = 1.959963984540054;

    private static final double TINY = 1e-300;
    private static final double EPSILON = 1e-16;
    private static final int MAX_TERMS = 200_000;
    private static final double[] LANCZOS = {
        0.9999999999999971,
        57.15623566586292,
        -59.59796035547549,
        14.136097974741746,
        -0.4919138160976202,
        3.399464998481189e-5,
        4.652362892704858e-5,
        -9.837447530487956e-5,
        1.580887032249125e-4,
        -2.1026444172410488e-4,
        2.1743961811521265e-4,
        -1.643181065367639e-4,
        8.441822398385275e-5,
        -2.6190838401581408e-5,
        3.6899182659531625e-6
    };
    private static final double[] LOG_FACTORIALS = logFactorials();

    private Special() {}

    private static double[] logFactorials() {
        double[] sums = new double[1_025];
        for (int i = 2; i < sums.length; i++) {
            sums[i] = sums[i - 1] + Math.log(i);
        }
        return sums;
    }

    /// ln Γ(x) for x > 0.
    static double logGamma(double x) {
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x + i);
        }
        double shifted = x + 607.0 / 128 + .5;
        return (x + .5) * Math.log(shifted) - shifted + Math.log(2.5066282746310007 * sum / x);
    }

    /// ln n!
    static double logFactorial(int n) {
        return n < LOG_FACTORIALS.length ? LOG_FACTORIALS[n] : logGamma(n + 1.0);
    }

    /// ln of "n choose k"; minus infinity where there is no such choice.
    static double logChoose(int n, int k) {
        if (k < 0 || k > n) {
            return Double.NEGATIVE_INFINITY;
        }
        return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
    }

    /// P(a, x), the regularised lower incomplete gamma function, a > 0, x >= 0.
    static double gammaBelow(double a, double x) {
        if (x <= 0) {
            return 0;
        }
        return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
    }

    /// Q(a, x) = 1 - P(a, x), without cancellation.
    static double gammaAbove(double a, double x) {
        if (x <= 0) {
            return 1;
        }
        return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
    }

    /// Chance of a standard normal above `z`.
    static double normalAbove(double z) {
        double half = gammaAbove(.5, z * z / 2) / 2;
        return z >= 0 ? half : 1 - half;
    }

    private static double gammaSeries(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < MAX_TERMS && term > sum * EPSILON; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum * Math.exp(a * Math.log(x) - x - logGamma(a));
    }

    private static double gammaFraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double fraction = d;
        for (int i = 1; i < MAX_TERMS; i++) {
            double numerator = -i * (i - a);
            b += 2;
            d = 1 / away(numerator * d + b);
            c = away(b + numerator / c);
            double step = c * d;
            fraction *= step;
            if (Math.abs(step - 1) < EPSILON * 4) {
                break;
            }
        }
        return fraction * Math.exp(a * Math.log(x) - x - logGamma(a));
    }

    /// I_x(a, b), the regularised incomplete beta function, a, b > 0.
    static double beta(double x, double a, double b) {
        if (x <= 0) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        double front =
                Math.exp(
                        logGamma(a + b)
                                - logGamma(a)
                                - logGamma(b)
                                + a * Math.log(x)
                                + b * Math.log1p(-x));
        if (x < (a + 1) / (a + b + 2)) {
            return front * betaFraction(x, a, b) / a;
        }
        return 1 - front * betaFraction(1 - x, b, a) / b;
    }

    private static double betaFraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double fraction = d;
        for (int m = 1; m < MAX_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            double step = d * c;
            fraction *= step;
            if (Math.abs(step - 1) < EPSILON * 4) {
                break;
            }
        }
        return fraction;
    }

    private static double away(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /// The x in `within` where a monotone function crosses zero, by bisection to full precision;
    /// the nearer end where it does not cross.
    static double root(DoubleUnaryOperator function, Interval within) {
        double low = within.low();
        double high = within.high();
        double atLow = function.applyAsDouble(low);
        double atHigh = function.applyAsDouble(high);
        if (Math.signum(atLow) == Math.signum(atHigh)) {
            return Math.abs(atLow) < Math.abs(atHigh) ? low : high;
        }
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (middle == low || middle == high || high - low < 1e-15 * Math.abs(middle)) {
                break;
            }
            if (Math.signum(function.applyAsDouble(middle)) == Math.signum(atLow)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
