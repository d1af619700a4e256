// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/SettingsPage.h"

#include "definition/ConnectionProblems.h"
#include "shared/Desk.h"
#include "shared/FieldForm.h"
#include "shared/PlainLabel.h"
#include "shared/RootsField.h"
#include "shared/Theme.h"
#include "shared/words.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QMetaEnum>
#include <QScrollArea>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lentera {

//! The texts of this file, for translators.
struct SettingsTexts {
    Q_DECLARE_TR_FUNCTIONS(SettingsTexts)
};

static FieldForm *makeInterface(Desk &desk, Theme &theme)
{
    auto *form = new FieldForm;
    auto *language = form->add(u"language"_s, SettingsTexts::tr("&Language"), new QComboBox);
    for (const QString &tag : Language::tags())
        language->addItem(Language::nativeName(tag), tag);
    language->setCurrentIndex(language->findData(desk.language().tag()));
    QObject::connect(language, &QComboBox::activated, form, [&desk, language] {
        const QString tag = language->currentData().toString();
        desk.settings().set(setting::language, tag);
        desk.language().use(tag);
    });

    auto *appearance = form->add(u"appearance"_s, SettingsTexts::tr("&Appearance"), new QComboBox);
    appearance->addItem(SettingsTexts::tr("As the system has it"), int(Theme::Appearance::System));
    appearance->addItem(SettingsTexts::tr("Light"), int(Theme::Appearance::Light));
    appearance->addItem(SettingsTexts::tr("Dark"), int(Theme::Appearance::Dark));
    appearance->setCurrentIndex(appearance->findData(int(theme.appearance())));
    QObject::connect(appearance, &QComboBox::activated, form, [&desk, &theme, appearance] {
        const auto wanted = Theme::Appearance(appearance->currentData().toInt());
        desk.settings().set(setting::appearance, Theme::appearanceText(wanted));
        theme.use(wanted);
    });
    return form;
}

//! A choice among an enumeration's values, kept by name.
template <class Enum>
static QComboBox *makeChoice(Settings &settings, const setting::Setting<setting::Text> &setting,
                             std::initializer_list<Enum> values, QString (*word)(Enum))
{
    auto *field = new QComboBox;
    const QMetaEnum names = QMetaEnum::fromType<Enum>();
    for (const Enum value : values)
        field->addItem(word(value), QString::fromLatin1(names.valueToKey(int(value))));
    field->setCurrentIndex(std::max(0, field->findData(settings.get(setting))));
    QObject::connect(field, &QComboBox::activated, field,
                     [&settings, &setting, field] { settings.set(setting, field->currentData().toString()); });
    return field;
}

static QDoubleSpinBox *makeSeconds(Settings &settings, const setting::Setting<int> &setting)
{
    auto *field = new QDoubleSpinBox;
    field->setRange(0.1, 600);
    field->setDecimals(1);
    field->setSuffix(SettingsTexts::tr(" s"));
    field->setValue(settings.get(setting) / 1000.0);
    QObject::connect(field, &QDoubleSpinBox::valueChanged, field, [&settings, &setting](double seconds) {
        settings.set(setting, int(std::lround(seconds * 1000)));
    });
    return field;
}

//! Shows \a field of \a form while \a choice is one that \a needs it.
static void showWhere(FieldForm *form, const QString &field, const QComboBox *choice, bool (*needs)(const QString &))
{
    const auto show = [form, field, choice, needs] {
        form->setFieldVisible(field, needs(choice->currentData().toString()));
    };
    QObject::connect(choice, &QComboBox::currentIndexChanged, form, show);
    show();
}

static void addProxy(FieldForm *form, Settings &settings)
{
    auto *source = form->add(u"proxy"_s, SettingsTexts::tr("&Proxy"),
                             makeChoice(settings, setting::proxySource,
                                        {ProxySource::Environment, ProxySource::System, ProxySource::Pac,
                                         ProxySource::Manual, ProxySource::None},
                                        words::proxySource));
    auto *url =
        form->add(u"proxyUrl"_s, SettingsTexts::tr("Proxy a&ddress"), new QLineEdit(settings.get(setting::proxyUrl)),
                  SettingsTexts::tr("http, https, socks5 or socks5h, without user name and password."));
    url->setPlaceholderText(u"http://proxy.example.com:3128"_s);
    QObject::connect(url, &QLineEdit::editingFinished, url, [&settings, url] {
        const QUrl entered(url->text().trimmed());
        settings.set(setting::proxyUrl, entered.toString(QUrl::RemoveUserInfo)); // a password is never a setting
        url->setText(settings.get(setting::proxyUrl));
    });
    showWhere(form, u"proxyUrl"_s, source, [](const QString &chosen) { return chosen == "Manual"_L1; });
    auto *pac = form->add(u"pac"_s, SettingsTexts::tr("PA&C file"), new QLineEdit(settings.get(setting::proxyPac)),
                          SettingsTexts::tr("Its http or https address, or the whole path of a file."));
    pac->setPlaceholderText(u"http://wpad.example.com/proxy.pac"_s);
    QObject::connect(pac, &QLineEdit::editingFinished, pac, [&settings, pac] {
        settings.set(setting::proxyPac, withoutUserInfo(pac->text().trimmed()));
        pac->setText(settings.get(setting::proxyPac));
    });
    showWhere(form, u"pac"_s, source, [](const QString &chosen) { return chosen == "Pac"_L1; });
}

//! Only a file that has certificates is kept as the setting; an empty field takes it back.
static void addTrust(FieldForm *form, Settings &settings)
{
    auto *roots =
        form->add(u"trust"_s, SettingsTexts::tr("&Trust"),
                  makeChoice(settings, setting::trustRoots,
                             {TrustRoots::System, TrustRoots::SystemAndOwn, TrustRoots::OwnOnly}, words::trustRoots));
    auto *file =
        form->add(u"ownRoots"_s, SettingsTexts::tr("Trusted certi&ficates"), new RootsField,
                  SettingsTexts::tr("A PEM file, for example your organisation's own authority. A new connection "
                                    "takes its content over."));
    QObject::connect(file, &FileField::pathChanged, form, [form, file, &settings] {
        form->clearProblems();
        if (file->path().isEmpty())
            settings.set(setting::ownRootsFile, {});
    });
    QObject::connect(file, &RootsField::rootsRead, form, [form, file, &settings](const QByteArray &pem) {
        if (pem.isEmpty())
            form->showProblem(u"ownRoots"_s, RootsField::problem());
        else
            settings.set(setting::ownRootsFile, QFileInfo(file->path()).absoluteFilePath());
    });
    file->setPath(settings.get(setting::ownRootsFile));
    showWhere(form, u"ownRoots"_s, roots, [](const QString &chosen) { return chosen != "System"_L1; });
}

static FieldForm *makeDefaults(Desk &desk)
{
    Settings &settings = desk.settings();
    auto *form = new FieldForm;
    addProxy(form, settings);
    addTrust(form, settings);
    form->add(u"connect"_s, SettingsTexts::tr("Time to co&nnect"), makeSeconds(settings, setting::connectMs));
    form->add(u"idle"_s, SettingsTexts::tr("Time without a &byte"), makeSeconds(settings, setting::idleMs));
    form->add(u"total"_s, SettingsTexts::tr("Time for the whole chec&k"), makeSeconds(settings, setting::totalMs));
    return form;
}

static void addConnectorProblems(QVBoxLayout *column, Desk &desk)
{
    const QList<FileProblem> &problems = desk.workspace().connectors().problems();
    if (problems.isEmpty())
        return;
    column->addWidget(headingLabel(SettingsTexts::tr("Connector files that could not be read"), 2));
    for (const FileProblem &problem : problems) {
        const QString reason = desk.explanations().of(problem.error, desk.language().tag()).title;
        column->addWidget(plainLabel(
            SettingsTexts::tr("%1, line %2: %3").arg(problem.file).arg(problem.line).arg(reason), Selectable::Yes));
    }
}

QWidget *makeSettingsPage(Desk &desk, Theme &theme, QWidget *parent)
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->addWidget(headingLabel(SettingsTexts::tr("Interface"), 2));
    column->addWidget(makeInterface(desk, theme));
    column->addSpacing(16);
    column->addWidget(headingLabel(SettingsTexts::tr("What new connections start with"), 2));
    column->addWidget(noteLabel(SettingsTexts::tr("These apply to connections that are added in this window. "
                                                  "lentera-cli starts with its own values and has an option for each, "
                                                  "such as --ca, --proxy and --deadline.")));
    column->addWidget(makeDefaults(desk));
    column->addSpacing(16);
    addConnectorProblems(column, desk);
    column->addStretch();
    content->setMaximumWidth(720);

    auto *scroll = new QScrollArea(parent);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    return scroll;
}

}
