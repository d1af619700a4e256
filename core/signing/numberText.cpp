// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/numberText.h"

#include <array>
#include <charconv>
#include <cmath>

namespace lentera {

namespace {

//! A double as its shortest digits: 0.digits times ten to the power of \a point.
struct Shortest {
    QByteArray digits;
    int point = 0;
    bool negative = false;
};

}

static Shortest shortestOf(double value)
{
    std::array<char, 40> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(value), std::chars_format::scientific);
    const QByteArray text(buffer.data(), end.ptr - buffer.data());
    const qsizetype exponent = text.indexOf('e');
    Shortest shortest{text.first(exponent), text.mid(exponent + 1).toInt() + 1, std::signbit(value)};
    shortest.digits.replace(".", "");
    return shortest;
}

static QByteArray plain(const Shortest &number, const QByteArray &wholeEnding)
{
    const qsizetype size = number.digits.size();
    if (number.point <= 0)
        return "0." + QByteArray(-number.point, '0') + number.digits;
    if (number.point >= size)
        return number.digits + QByteArray(number.point - size, '0') + wholeEnding;
    return number.digits.first(number.point) + '.' + number.digits.mid(number.point);
}

static QByteArray scientific(const Shortest &number, int leastExponentDigits)
{
    const int exponent = number.point - 1;
    const QByteArray fraction = number.digits.size() > 1 ? '.' + number.digits.mid(1) : QByteArray();
    return number.digits.first(1) + fraction + 'e' + (exponent < 0 ? '-' : '+') +
           QByteArray::number(std::abs(exponent)).rightJustified(leastExponentDigits, '0');
}

// Whether a number that no double holds is too large, and not too small: where its first digit stands tells.
static bool isTooLarge(const QByteArray &spelling)
{
    const QByteArray text = spelling.toLower();
    const qsizetype mark = text.indexOf('e');
    QByteArray digits = text.left(mark < 0 ? text.size() : mark);
    digits.replace("-", "");
    const qsizetype point = digits.indexOf('.') < 0 ? digits.size() : digits.indexOf('.');
    digits.replace(".", "");
    qsizetype first = 0;
    while (first < digits.size() && digits.at(first) == '0')
        ++first;
    const QByteArray exponent = mark < 0 ? QByteArray("0") : text.mid(mark + 1);
    bool small = false;
    const qint64 power = exponent.toLongLong(&small);
    return small ? point - first + power > 0 : !exponent.startsWith('-');
}

// As a program reads it: rounded to the nearest double, beyond all doubles infinite.
static double doubleOf(const QByteArray &spelling)
{
    double value = 0;
    const auto read = std::from_chars(spelling.constData(), spelling.constData() + spelling.size(), value);
    if (read.ec != std::errc::result_out_of_range)
        return value;
    const double far = isTooLarge(spelling) ? HUGE_VAL : 0.0;
    return spelling.startsWith('-') ? -far : far;
}

static bool isWhole(const QByteArray &spelling)
{
    return !spelling.contains('.') && !spelling.contains('e') && !spelling.contains('E');
}

QByteArray pythonNumber(const QByteArray &spelling, bool inDict)
{
    if (isWhole(spelling))
        return spelling == "-0" ? QByteArray("0") : spelling;
    const double value = doubleOf(spelling);
    if (std::isinf(value))
        return QByteArray(value < 0 ? "-" : "") + (inDict ? "inf" : "Infinity");
    const QByteArray sign = std::signbit(value) ? "-" : "";
    if (value == 0)
        return sign + "0.0";
    const Shortest number = shortestOf(value);
    const bool far = number.point <= -4 || number.point > 16;
    return sign + (far ? scientific(number, 2) : plain(number, ".0"));
}

QByteArray javaScriptNumber(const QByteArray &spelling)
{
    const double value = doubleOf(spelling);
    if (std::isinf(value))
        return "null";
    if (value == 0)
        return "0";
    const Shortest number = shortestOf(value);
    const bool far = number.point <= -6 || number.point > 21;
    return QByteArray(number.negative ? "-" : "") + (far ? scientific(number, 1) : plain(number, {}));
}

}
