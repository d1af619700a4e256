# SPDX-License-Identifier: GPL-3.0-or-later
# lentera_catalogue(target folder Type header accessor): the folder is the list. Every .cpp in it defines one constant
# `extern const Type <file name>` in namespace lentera::catalogue; accessor() returns them all.
function(lentera_catalogue target folder type header accessor)
    file(GLOB files CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp")
    foreach(file IN LISTS files)
        cmake_path(GET file STEM name)
        string(APPEND declarations "extern const ${type} ${name};\n")
        string(APPEND entries "        &${name},\n")
    endforeach()
    set(out "${CMAKE_CURRENT_BINARY_DIR}/${accessor}.cpp")
    file(CONFIGURE OUTPUT "${out}" CONTENT [[
#include "@header@"
namespace lentera {
namespace catalogue {
@declarations@}
QList<const @type@ *> @accessor@()
{
    using namespace catalogue;
    return {
@entries@    };
}
}
]] @ONLY)
    target_sources(${target} PRIVATE ${files} "${out}")
endfunction()
