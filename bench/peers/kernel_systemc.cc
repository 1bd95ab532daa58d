// One process with a million timeouts, and the hold model with 10,000 processes, in SystemC (Debian's libsystemc-dev), whose processes are
// coroutines, as SC_THREADs. g++ -O3 -std=c++17 kernel_systemc.cc -lsystemc
#define SC_INCLUDE_DYNAMIC_PROCESSES
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <vector>

#include <systemc>

namespace
{
constexpr int million = 1000000, spans = 1 << 16;
std::vector<sc_core::sc_time> waits;
int done;

struct Holders : sc_core::sc_module
{
    SC_HAS_PROCESS(Holders);
    Holders(sc_core::sc_module_name name, int count) : sc_core::sc_module(name)
    {
        sc_core::sc_spawn_options options;
        options.set_stack_size(16384);
        for (int i = 0; i < count; i++) sc_core::sc_spawn([] { while (done < million) sc_core::wait(waits[done++ & (spans - 1)]); }, nullptr, &options);
    }
};
} // namespace

// One case a program run, since SystemC elaborates once: kernel_systemc timeouts|hold.
int sc_main(int count, char** arguments)
{
    bool hold = count > 1 && std::strcmp(arguments[1], "hold") == 0;
    uint64_t state = 88172645463325252ull;
    for (int i = 0; i < spans; i++)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        waits.push_back(sc_core::sc_time(hold ? double(1 + int64_t((state >> 11) * 0x1p-53 * 1e9)) : 1e9, sc_core::SC_NS));
    }
    Holders holders("holders", hold ? 10000 : 1);
    auto began = std::chrono::steady_clock::now();
    std::clock_t spent = std::clock();
    sc_core::sc_start();
    double clock_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count(), cpu_s = double(std::clock() - spent) / CLOCKS_PER_SEC;
    std::printf("systemc_%s median_s=%.6f min_s=%.6f max_s=%.6f cpu_s=%.6f items=%d rate=%.0f\n", hold ? "hold" : "timeouts", clock_s, clock_s, clock_s, cpu_s, million, million / clock_s);
    return 0;
}
