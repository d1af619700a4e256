# SPDX-License-Identifier: GPL-3.0-or-later
# Every target links lentera_flags: warnings are errors, Qt's implicit conversions are off.
# Members that a designated initialiser leaves out have the default that their struct gives them: no warning for those.
add_library(lentera_flags INTERFACE)
target_compile_options(lentera_flags INTERFACE
    -Wall -Wextra -Wno-missing-field-initializers -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Werror
    $<$<CONFIG:Debug>:-O0 -g1>)
target_compile_definitions(lentera_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_KEYWORDS QT_NO_FOREACH
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
    QT_MESSAGELOGCONTEXT LENTERA_VERSION="${PROJECT_VERSION}")
target_include_directories(lentera_flags INTERFACE "${PROJECT_SOURCE_DIR}/core")
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    target_link_options(lentera_flags INTERFACE -fuse-ld=lld) # twenty test programs, each with all of core
endif()
if(LENTERA_SANITIZE)
    target_compile_options(lentera_flags INTERFACE -fsanitize=${LENTERA_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(lentera_flags INTERFACE -fsanitize=${LENTERA_SANITIZE})
    target_compile_definitions(lentera_flags INTERFACE LENTERA_SANITIZED) # for limits of memory and time
    if(LENTERA_SANITIZE MATCHES "undefined")
        target_compile_options(lentera_flags INTERFACE -fno-sanitize-recover=undefined)
    endif()
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release")
    # Without frames and symbols a crash report could not be read; without hardening a hostile server has it easier.
    target_compile_options(lentera_flags INTERFACE -O2 -fstack-protector-strong)
    target_compile_definitions(lentera_flags INTERFACE _FORTIFY_SOURCE=2 LENTERA_RELEASE)
endif()

# lentera_precompile(target [OWN headers...]) gives the target a precompiled header, with more in it than the usual;
# lentera_precompile(target FROM other) lets it use that of another target with the same flags.
# A chosen dozen of headers: with GCC an umbrella header makes a build slower than none (measured, see facts).
function(lentera_precompile target)
    cmake_parse_arguments(arg "" "FROM" "OWN" ${ARGN})
    if(NOT LENTERA_PCH)
        return()
    endif()
    if(arg_FROM)
        target_precompile_headers(${target} REUSE_FROM ${arg_FROM})
        return()
    endif()
    target_precompile_headers(${target} PRIVATE
        <QString> <QStringList> <QByteArray> <QMap> <QList> <QDateTime> <QJsonObject> <QJsonArray> <QObject>
        <functional> <memory> <optional> <chrono> <variant> <tl/expected.hpp> ${arg_OWN})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        # ccache finds a header that was compiled again only if it has no time in it.
        target_compile_options(${target} PRIVATE -Xclang -fno-pch-timestamp)
    endif()
endfunction()

# lentera_library(name LINKS libraries...): one static library of all sources in the calling folder.
function(lentera_library name)
    cmake_parse_arguments(arg "" "" "LINKS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
    add_library(${name} STATIC ${sources})
    set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
    target_link_libraries(${name} PUBLIC lentera_flags ${arg_LINKS})
    if(name STREQUAL "lentera_base")
        lentera_precompile(${name})
    else()
        lentera_precompile(${name} FROM lentera_base)
    endif()
endfunction()
