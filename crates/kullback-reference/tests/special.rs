//! The special functions: known digits, from another library; nested precisions; whole intervals.

mod common;

use common::{Random, rational};
use kullback_reference::{Enclosure, rug::Float};

/// A function, an argument, and its value there to 42 digits, from mpmath at 60.
#[rustfmt::skip]
const KNOWN: &[(&str, &str, &str)] = &[
    ("ln_gamma", "1e-30", "69.0775527898213705205397436405303490123681"),
    ("ln_gamma", "0.1", "2.25271265173420595986970164636849511861563"),
    ("ln_gamma", "0.5", "0.572364942924700087071713675676529355823647"),
    ("ln_gamma", "1.25", "-0.0982718364218131614638538026966358402256227"),
    ("ln_gamma", "1.4616321449683623412626595", "-0.121486290535849608095514557177691582151356"),
    ("ln_gamma", "1.75", "-0.0844011210204855559577860341313977317438424"),
    ("ln_gamma", "2.5", "0.284682870472919159632494669682701924320138"),
    ("ln_gamma", "10", "12.8018274800814696112077178745667061642811"),
    ("ln_gamma", "123.456", "469.605547129929468730069192330930046887784"),
    ("ln_gamma", "1e20", "4505170185988091368013.87599697199263110380"),
    ("digamma", "1e-30", "-1000000000000000000000000000000.57721566490"),
    ("digamma", "0.1", "-10.4237549404110767951682162190100254042916"),
    ("digamma", "0.5", "-1.96351002602142347944097633299875556719316"),
    ("digamma", "1", "-0.577215664901532860606512090082402431042159"),
    ("digamma", "1.4616", "-3.11062512303516197518720444787294111926214e-5"),
    ("digamma", "2.5", "0.703156640645243187225690333667911099473507"),
    ("digamma", "10", "2.25175258906672110764745616388585153721181"),
    ("digamma", "123.456", "4.81182932382898538732218762389952813881742"),
    ("digamma", "1e20", "46.0517018598809136803548290936872841520220"),
    ("trigamma", "1e-30", "1.00000000000000000000000000000000000000000e60"),
    ("trigamma", "0.1", "101.433299150792758817215450106417336262632"),
    ("trigamma", "0.5", "4.93480220054467930941724549993807556765685"),
    ("trigamma", "1", "1.64493406684822643647241516664602518921895"),
    ("trigamma", "1.4616", "0.967700711465083554242178609873752352008394"),
    ("trigamma", "2.5", "0.490357756100234864972801055493631123212405"),
    ("trigamma", "10", "0.105166335681685746122201006908055927440164"),
    ("trigamma", "63.5", "0.0158726826317205223643966639688361052208621"),
    ("trigamma", "123.456", "0.00813294583427819801014432582286859916349028"),
    ("trigamma", "1e20", "1.00000000000000000000500000000000000000002e-20"),
    ("erf", "-3", "-0.999977909503001414558627223870417679620152"),
    ("erf", "-0.5", "-0.520499877813046537682746653891964528736452"),
    ("erf", "1e-20", "1.12837916709551257389615890312154517168806e-20"),
    ("erf", "0.5", "0.520499877813046537682746653891964528736452"),
    ("erf", "1", "0.842700792949714869341220635082609259296067"),
    ("erf", "5", "0.999999999998462540205571965149811656514617"),
    ("erfc", "-2", "1.99532226501895273416206925636725292861089"),
    ("erfc", "0", "1.00000000000000000000000000000000000000000"),
    ("erfc", "0.5", "0.479500122186953462317253346108035471263548"),
    ("erfc", "3", "2.20904969985854413727761295823203798477071e-5"),
    ("erfc", "10", "2.08848758376254475700078629495778861156082e-45"),
    ("erfc", "100", "6.40596142492173203902133914858639414821441e-4346"),
    ("sin", "-3", "-0.141120008059867222100744802808110279846933"),
    ("sin", "1", "0.841470984807896506652502321630298999622563"),
    ("sin", "1.5707963", "0.999999999999999641016757582352965084415298"),
    ("sin", "100", "-0.506365641109758793656557610459785432065033"),
    ("sin", "1e22", "-0.852200849767188801772705893753029368261762"),
    ("cos", "-3", "-0.989992496600445457271572794731261302393679"),
    ("cos", "1", "0.540302305868139717400936607442976603732310"),
    ("cos", "1.5707963", "2.67948966192313184853334619029956637318895e-8"),
    ("cos", "100", "0.862318872287683934101938513950842535510084"),
    ("cos", "1e22", "0.523214785395138945497594473384709492140920"),
    ("tanh", "-0.5", "-0.462117157260009758502318483643672548730289"),
    ("tanh", "1e-10", "9.99999999999999999996666666666666666666680e-11"),
    ("tanh", "2", "0.964027580075816883946413724100923150255030"),
    ("atanh", "-0.5", "-0.549306144334054845697622618461262852323745"),
    ("atanh", "1e-10", "1.00000000000000000000333333333333333333335e-10"),
    ("atanh", "0.999", "3.80020116725020003177596726780900446226368"),
    ("atan", "-0.5", "-0.463647609000806116214256231461214402028537"),
    ("atan", "1", "0.785398163397448309615660845819875721049292"),
    ("atan", "1e10", "1.57079632669489661923132169164008477543192"),
    ("exp_integral_e1", "1e-10", "22.4486352651389239795709024567612952005244"),
    ("exp_integral_e1", "0.5", "0.559773594776160811746795939315085235226847"),
    ("exp_integral_e1", "1", "0.219383934395520273677163775460121649031047"),
    ("exp_integral_e1", "5", "0.00114829559127532579733056196981972207626610"),
    ("exp_integral_e1", "50", "3.78326402955045901869896785402128578030289e-24"),
    ("elliptic_k", "0.5", "1.85407467730137191843385034719526004621760"),
    ("elliptic_k", "1", "1.57079632679489661923132169163975144209858"),
    ("elliptic_k", "0.1", "2.57809211334817318820257077181650623511356"),
    ("elliptic_k", "2", "1.31102877714605990523241979494555970684138"),
    ("elliptic_k", "10", "0.815264309589721330274114624676237590656034"),
];

fn function(name: &str) -> fn(&Enclosure) -> Enclosure {
    match name {
        "ln_gamma" => Enclosure::ln_gamma,
        "digamma" => Enclosure::digamma,
        "trigamma" => Enclosure::trigamma,
        "erf" => Enclosure::erf,
        "erfc" => Enclosure::erfc,
        "sin" => Enclosure::sin,
        "cos" => Enclosure::cos,
        "tanh" => Enclosure::tanh,
        "atanh" => Enclosure::atanh,
        "atan" => Enclosure::atan,
        "exp_integral_e1" => Enclosure::exp_integral_e1,
        "elliptic_k" => Enclosure::elliptic_k,
        _ => panic!("no function {name}"),
    }
}

fn enclosed(text: &str, precision: u32) -> Enclosure {
    Enclosure::exact(&rational(text), precision)
}

fn interval(lo: f64, hi: f64, precision: u32) -> Enclosure {
    let end = |x| Float::with_val(precision, x);
    Enclosure::from_bounds(end(lo), end(hi)).expect("ends in order")
}

#[track_caller]
fn assert_inside(inner: &Enclosure, outer: &Enclosure, what: &str) {
    assert!(outer.lower() <= inner.lower() && inner.upper() <= outer.upper(), "{what}: {inner} is not inside {outer}");
}

/// That the value is known to 40 digits and they are these.
#[track_caller]
fn assert_digits(value: &Enclosure, digits: &str, what: &str) {
    let known = enclosed(digits, 300);
    let radius = known.abs() * enclosed("1e-40", 300);
    assert_inside(value, &(&known - &radius).hull(&(&known + &radius)), what);
}

#[test]
fn known_digits() {
    for (name, x, digits) in KNOWN {
        assert_digits(&function(name)(&enclosed(x, 256)), digits, &format!("{name}({x})"));
    }
    assert_digits(&Enclosure::euler_gamma(200), "0.577215664901532860606512090082402431042159", "γ");
    let (one, root) = (Enclosure::from_integer(1, 200), Enclosure::from_integer(2, 200).sqrt());
    assert_digits(&one.agm(&root), "1.19814023473559220743992249228032387822721", "agm(1, √2)");
    assert_digits(&root.agm(&one), "1.19814023473559220743992249228032387822721", "agm(√2, 1)");
    let power = enclosed("2.5", 200).pow(&enclosed("-3.7", 200));
    assert_digits(&power, "0.0336993844309564777856888376369421167129132", "2.5^−3.7");
}

#[test]
fn more_bits_narrow_the_same_value() {
    for (name, x, _) in KNOWN {
        let at = |precision| function(name)(&enclosed(x, precision));
        let (wide, narrow) = (at(100), at(600));
        assert_inside(&narrow, &wide, &format!("{name}({x})"));
        // Three units in the last place, times what the function makes of the rounding of its argument.
        assert!(narrow.relative_width() < 1e-150 && wide.relative_width() < 1e-20, "{name}({x}): {wide}");
    }
}

#[test]
fn an_interval_contains_the_values_inside_it() {
    let mut random = Random(11);
    let ranges = [
        ("ln_gamma", 0.1, 4.0),
        ("digamma", 0.1, 60.0),
        ("trigamma", 0.1, 60.0),
        ("erf", -3.0, 3.0),
        ("erfc", -3.0, 9.0),
        ("sin", -9.0, 9.0),
        ("cos", -9.0, 9.0),
        ("sin", 1e15, 1e15 + 20.0),
        ("cos", -1e15 - 20.0, -1e15),
        ("tanh", -3.0, 3.0),
        ("atanh", -0.99, 0.99),
        ("atan", -3.0, 3.0),
        ("exp_integral_e1", 0.01, 60.0),
        ("elliptic_k", 0.01, 3.0),
    ];
    for (name, from, to) in ranges {
        for _ in 0..200 {
            let start = from + (to - from) * random.unit();
            let width = (to - start) * random.unit() * [1.0, 1e-3, 1e-9][random.below(3) as usize];
            let argument = interval(start, start + width, 80);
            let value = function(name)(&argument);
            let at = |x: f64| function(name)(&interval(x, x, 80));
            let (left, right) = (at(start), at(start + width));
            for _ in 0..5 {
                let x = (start + width * random.unit()).clamp(start, start + width);
                assert!(at(x).overlaps(&value), "{name}({x}) is outside {value}");
            }
            // A monotonic function has its extrema at the ends.
            if !["ln_gamma", "sin", "cos"].contains(&name) {
                assert_eq!(left.hull(&right), value, "{name} on {argument}");
            }
        }
    }
}

#[test]
fn extrema_inside_an_interval_are_found() {
    let on = |name: &str, lo, hi| function(name)(&interval(lo, hi, 120));
    assert_eq!(*on("sin", 1.5, 1.6).upper(), 1);
    assert_eq!(*on("sin", 4.7, 4.8).lower(), -1);
    assert!(*on("sin", 4.7, 4.8).upper() < -0.99);
    assert_eq!(*on("cos", -0.1, 0.2).upper(), 1);
    assert_eq!(*on("cos", 3.1, 3.2).lower(), -1);
    assert_eq!(on("cos", 3.1, 6.3), interval(-1.0, 1.0, 120));
    assert_eq!(on("sin", 1e300, 1.1e300), interval(-1.0, 1.0, 120));
    assert!(on("sin", 0.1, 1.5).upper() < &1 && on("sin", 2.0, 3.0).lower() > &0);

    let least = enclosed("-0.121486290535849608095514557177691582151356", 120);
    let wide = on("ln_gamma", 0.5, 2.5);
    assert!(wide.lower() <= least.lower() && *wide.lower() > -0.121_486_290_535_849_9);
    assert!(*wide.upper() >= 0.572 && *wide.upper() < 0.573);
    let narrow = function("ln_gamma")(&enclosed("1.4616321449683623412626595", 60));
    assert!(narrow.relative_width() < 1e-15 && narrow.overlaps(&least), "{narrow}");
}

#[test]
fn the_edges_of_the_domains() {
    let edge = interval(-1.0, 1.0, 80);
    let top = f64::INFINITY;
    assert_eq!(*edge.ln_gamma().upper(), top);
    assert!(edge.ln_gamma().lower() <= &0);
    assert_eq!(*edge.digamma().lower(), -top);
    assert_eq!(*edge.trigamma().upper(), top);
    assert_eq!(*edge.exp_integral_e1().upper(), top);
    assert_eq!(*edge.elliptic_k().upper(), top);
    let (zero, one) = (Enclosure::zero(80), Enclosure::from_integer(1, 80));
    assert_eq!(zero.exp_integral_e1(), Enclosure::infinity(80));
    assert_eq!(zero.elliptic_k(), Enclosure::infinity(80));
    assert_eq!(one.atanh(), Enclosure::infinity(80));
    assert_eq!(zero.pow(&zero), one);
    assert!(zero.agm(&one).is_zero());
    let infinity = Enclosure::infinity(80);
    assert!(infinity.trigamma().is_zero() && infinity.erfc().is_zero() && infinity.exp_integral_e1().is_zero());
    assert_eq!(infinity.ln_gamma(), infinity);
    // Far out, where nothing may overflow or take for ever.
    let far = enclosed("1e300", 120);
    assert!(far.ln_gamma().has_digits(30) && far.digamma().has_digits(30) && far.trigamma().has_digits(30));
    assert!(far.erfc().upper() > &0 && far.exp_integral_e1().upper() > &0);
    assert!(far.pow(&enclosed("0.3", 120)).has_digits(30));
}
