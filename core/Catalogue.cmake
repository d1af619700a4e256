# SPDX-License-Identifier: GPL-3.0-or-later
# lentera_catalogue(target folder Type header accessor): the folder is the list. Every .cpp in it defines one constant
# `extern const Type <file name>` in namespace lentera::catalogue; accessor() returns them all.
#
# The files are compiled sixteen at a time, which takes a tenth of the time; each has a namespace of its own in place of
# `catalogue`, so that what is static in one is unknown to the others.
function(lentera_catalogue target folder type header accessor)
    file(GLOB files CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp")
    set(batch "")
    set(batches 0)
    list(LENGTH files left)
    foreach(file IN LISTS files)
        cmake_path(GET file STEM name)
        file(RELATIVE_PATH path "${PROJECT_SOURCE_DIR}/core" "${file}") # relative: the same text in every clone
        string(APPEND declarations "namespace in_${name} {\nextern const ${type} ${name};\n}\n")
        string(APPEND entries "        &in_${name}::${name},\n")
        string(APPEND batch "#define catalogue in_${name}\n#include \"${path}\"\n#undef catalogue\n")
        math(EXPR left "${left} - 1")
        math(EXPR full "${left} % 16")
        if(full EQUAL 0)
            set(out "${CMAKE_CURRENT_BINARY_DIR}/${accessor}${batches}.cpp")
            file(CONFIGURE OUTPUT "${out}" CONTENT "@batch@" @ONLY)
            target_sources(${target} PRIVATE "${out}")
            set(batch "")
            math(EXPR batches "${batches} + 1")
        endif()
    endforeach()
    set(out "${CMAKE_CURRENT_BINARY_DIR}/${accessor}.cpp")
    file(CONFIGURE OUTPUT "${out}" CONTENT [[
#include "@header@"
namespace lentera {
@declarations@
QList<const @type@ *> @accessor@()
{
    return {
@entries@    };
}
}
]] @ONLY)
    target_sources(${target} PRIVATE "${out}")
endfunction()
