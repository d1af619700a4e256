// SPDX-License-Identifier: GPL-3.0-or-later
#include "Script.h"

#include <duktape.h>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace lentera::pac {

static constexpr size_t mostMemory = size_t(64) << 20;
static constexpr int mostRefusals = 40; // the interpreter collects garbage and asks again before it gives up
static constexpr duk_size_t longestResult = 16 * 1024;
static constexpr duk_size_t longestName = 255;
static constexpr int mostLookups = 64;
static constexpr int mostAlerts = 20;
static constexpr duk_size_t longestAlert = 200;
static constexpr size_t longestAnswer = 64 * 1024;

std::string readLine(size_t longest)
{
    std::string line;
    for (int c = std::getc(stdin); c != EOF; c = std::getc(stdin)) {
        if (c == '\n')
            return line;
        if (line.size() == longest)
            return {};
        line += char(c);
    }
    return {};
}

void writeLine(const std::string &line)
{
    const std::string whole = line + '\n';
    for (size_t sent = 0; sent < whole.size();) {
        const ssize_t now = ::write(STDOUT_FILENO, whole.data() + sent, whole.size() - sent);
        if (now <= 0)
            std::_Exit(EXIT_FAILURE);
        sent += size_t(now);
    }
}

[[noreturn]] static void endBy(const char *limit)
{
    writeLine(std::string("{\"end\":\"limit\",\"message\":\"") + limit + "\"}");
    std::_Exit(EXIT_SUCCESS);
}

namespace {

//! Counts what the script holds. Each block carries its size in front.
struct Memory {
    size_t used = 0;
    int refusals = 0;

    static constexpr size_t ahead = alignof(std::max_align_t);

    bool allows(size_t more)
    {
        if (more <= mostMemory - used)
            return true;
        if (++refusals > mostRefusals)
            endBy("memory");
        return false;
    }
    static size_t &sizeOf(void *block) { return *static_cast<size_t *>(block); }

    static void *take(void *self, duk_size_t size) { return retake(self, nullptr, size); }
    static void *retake(void *self, void *old, duk_size_t size)
    {
        auto *memory = static_cast<Memory *>(self);
        if (size == 0) {
            drop(self, old);
            return nullptr;
        }
        void *block = old ? static_cast<char *>(old) - ahead : nullptr;
        const size_t before = block ? sizeOf(block) : 0;
        if (size > before && !memory->allows(size - before))
            return nullptr;
        block = std::realloc(block, size + ahead);
        if (!block)
            endBy("memory");
        memory->used += size - before;
        sizeOf(block) = size;
        return static_cast<char *>(block) + ahead;
    }
    static void drop(void *self, void *old)
    {
        if (!old)
            return;
        void *block = static_cast<char *>(old) - ahead;
        static_cast<Memory *>(self)->used -= sizeOf(block);
        std::free(block);
    }
};

}

static Memory memory; // one script a process
static int lookups = 0;

[[noreturn]] static void fatal(void *, const char *)
{
    endBy("memory");
}

//! lentera.resolve(name): every address of \a name, asked of the parent; an empty array when there is none.
static duk_ret_t resolve(duk_context *context)
{
    duk_size_t size = 0;
    const char *name = duk_require_lstring(context, 0, &size);
    if (size == 0 || size > longestName || std::memchr(name, '\0', size)) {
        duk_push_array(context);
        return 1;
    }
    if (++lookups > mostLookups)
        endBy("lookups");
    duk_push_object(context);
    duk_dup(context, 0);
    duk_put_prop_string(context, -2, "resolve");
    writeLine(duk_json_encode(context, -1));
    const std::string answer = readLine(longestAnswer);
    if (answer.empty())
        std::_Exit(EXIT_FAILURE); // the parent has gone
    duk_push_lstring(context, answer.data(), answer.size());
    duk_json_decode(context, -1);
    duk_get_prop_string(context, -1, "addresses");
    return 1;
}

//! alert(text): kept for the person, up to a limit.
static duk_ret_t alert(duk_context *context)
{
    duk_get_global_string(context, DUK_HIDDEN_SYMBOL("alerts"));
    const duk_size_t count = duk_get_length(context, -1);
    if (count >= mostAlerts)
        return 0;
    duk_size_t size = 0;
    const char *text = duk_to_lstring(context, 0, &size);
    duk_push_lstring(context, text, size);
    if (size > longestAlert)
        duk_substring(context, -1, 0, longestAlert);
    duk_put_prop_index(context, -2, duk_uarridx_t(count));
    return 0;
}

Script::Script() : m_context(duk_create_heap(&Memory::take, &Memory::retake, &Memory::drop, &memory, fatal))
{
    if (!m_context)
        std::_Exit(EXIT_FAILURE);
    duk_push_array(m_context);
    duk_put_global_string(m_context, DUK_HIDDEN_SYMBOL("alerts"));
    duk_push_c_function(m_context, alert, 1);
    duk_put_global_string(m_context, "alert");
}

Script::~Script()
{
    duk_destroy_heap(m_context);
}

static std::string encoded(duk_context *context)
{
    const std::string answer = duk_json_encode(context, -1);
    if (answer.size() > longestAnswer)
        endBy("output");
    return answer;
}

static void put(duk_context *context, const char *name, const std::string &text)
{
    duk_push_lstring(context, text.data(), text.size());
    duk_put_prop_string(context, -2, name);
}

//! The line of the script in which an error arose: its own, or that of the innermost call from the script.
static int lineOf(duk_context *context)
{
    if (!duk_is_error(context, -1))
        return 0;
    duk_get_prop_string(context, -1, "stack");
    const std::string stack = duk_safe_to_string(context, -1);
    duk_pop(context);
    const size_t at = stack.find("(proxy.pac:");
    if (at != std::string::npos)
        return std::atoi(stack.c_str() + at + std::strlen("(proxy.pac:"));
    duk_get_prop_string(context, -1, "lineNumber");
    const int line = duk_to_int(context, -1);
    duk_pop(context);
    return line;
}

//! The limit that the interpreter itself came to: of calls within calls, nested source or memory; null when none.
static const char *ownLimit(const std::string &message)
{
    if (message.rfind("RangeError", 0) == 0 && message.find("limit") != std::string::npos)
        return "depth";
    return message == "Error: alloc failed" ? "memory" : nullptr;
}

//! The answer for the error on top of the stack.
static std::string failed(duk_context *context, const char *end)
{
    const int line = lineOf(context);
    const std::string message = duk_safe_to_string(context, -1);
    const char *limit = ownLimit(message);
    duk_push_object(context);
    put(context, "end", limit ? "limit" : end);
    put(context, "message", limit ? limit : message.substr(0, 1000));
    duk_push_int(context, line);
    duk_put_prop_string(context, -2, "line");
    return encoded(context);
}

static std::string ended(duk_context *context, const char *end)
{
    duk_push_object(context);
    put(context, "end", end);
    return encoded(context);
}

//! The answer for the result on top of the stack.
static std::string answered(duk_context *context)
{
    if (duk_get_length(context, -1) > longestResult)
        endBy("output");
    duk_push_object(context);
    put(context, "end", "result");
    if (duk_is_string(context, -2))
        duk_dup(context, -2);
    else
        duk_push_null(context);
    duk_put_prop_string(context, -2, "value");
    duk_get_global_string(context, DUK_HIDDEN_SYMBOL("alerts"));
    duk_put_prop_string(context, -2, "alerts");
    return encoded(context);
}

//! Gives the standard functions what they know of this machine: `lentera`, which they take away again.
static void giveMachine(duk_context *context)
{
    duk_push_object(context);
    duk_get_prop_string(context, 0, "now");
    duk_put_prop_string(context, -2, "now");
    duk_get_prop_string(context, 0, "addresses");
    duk_put_prop_string(context, -2, "addresses");
    duk_push_c_function(context, resolve, 1);
    duk_put_prop_string(context, -2, "resolve");
    duk_put_global_string(context, "lentera");
}

static bool compiled(duk_context *context, const char *file)
{
    duk_push_string(context, file);
    return duk_pcompile(context, 0) == 0;
}

std::string Script::run(const std::string &request)
{
    duk_push_lstring(m_context, request.data(), request.size());
    duk_json_decode(m_context, 0);
    giveMachine(m_context);
    duk_push_string(m_context, standardFunctions);
    if (!compiled(m_context, "standard functions") || duk_pcall(m_context, 0) != 0)
        return failed(m_context, "exception");
    duk_get_prop_string(m_context, 0, "script");
    if (!compiled(m_context, "proxy.pac"))
        return failed(m_context, "syntax");
    if (duk_pcall(m_context, 0) != 0)
        return failed(m_context, "exception");
    if (!duk_get_global_string(m_context, "FindProxyForURL") || !duk_is_callable(m_context, -1))
        return ended(m_context, "no-function");
    duk_get_prop_string(m_context, 0, "url");
    duk_get_prop_string(m_context, 0, "host");
    return duk_pcall(m_context, 2) == 0 ? answered(m_context) : failed(m_context, "exception");
}

}
