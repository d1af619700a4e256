// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QTest>

#include <cstdio>
#include <cstring>
#include <functional>
#include <memory>
#include <vector>

namespace lentera {

struct NamedTest {
    const char *name;
    std::function<std::unique_ptr<QObject>()> make;
};

//! Runs the test that argv[1] names (further arguments are QtTest's), or all of them.
template <class Application = QCoreApplication>
int runTests(int argc, char **argv, const std::vector<NamedTest> &tests)
{
    Application application(argc, argv);
    const bool chosen = argc > 1 && argv[1][0] != '-';
    int failed = 0;
    int executed = 0;
    for (const NamedTest &test : tests) {
        if (chosen && std::strcmp(test.name, argv[1]) != 0)
            continue;
        ++executed;
        QStringList arguments = QCoreApplication::arguments();
        if (chosen)
            arguments.removeAt(1);
        failed += QTest::qExec(test.make().get(), arguments);
    }
    if (executed == 0)
        std::fprintf(stderr, "no test of that name\n");
    return failed > 0 || executed == 0 ? 1 : 0;
}

}

//! Ends a test file: names the class whose slots are its tests. The file is tst_<name>.cpp.
#define LENTERA_TEST(name, Class)                                                                                      \
    std::unique_ptr<QObject> make_##name()                                                                             \
    {                                                                                                                  \
        return std::make_unique<Class>();                                                                              \
    }
