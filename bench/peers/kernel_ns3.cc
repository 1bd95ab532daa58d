// The hold model of bench/SemSpace.Benchmarks' "kernel" with ns-3's callbacks (Debian's libns3-dev), by its default scheduler, a map, and by
// its heap: 10,000 events wait, a million happen. g++ -O3 -std=c++17 kernel_ns3.cc -lns3-core
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <vector>

#include "ns3/core-module.h"

namespace
{
constexpr int million = 1000000, holders = 10000, repeats = 5, spans = 1 << 16;
std::vector<int64_t> span_ns;
int done;

void Again()
{
    if (done < million) ns3::Simulator::Schedule(ns3::NanoSeconds(span_ns[done++ & (spans - 1)]), &Again);
}

void Measure(const char* name, const char* scheduler)
{
    std::vector<double> clock_s;
    double cpu_s = 0;
    for (int i = 0; i <= repeats; i++)
    {
        ns3::ObjectFactory factory;
        factory.SetTypeId(scheduler);
        ns3::Simulator::SetScheduler(factory);
        done = 0;
        auto began = std::chrono::steady_clock::now();
        std::clock_t spent = std::clock();
        for (int k = 0; k < holders; k++) Again();
        ns3::Simulator::Run();
        if (i > 0)
        {
            clock_s.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
            cpu_s += double(std::clock() - spent) / CLOCKS_PER_SEC / repeats;
        }
        ns3::Simulator::Destroy();
    }
    std::sort(clock_s.begin(), clock_s.end());
    std::printf("%s median_s=%.6f min_s=%.6f max_s=%.6f cpu_s=%.6f items=%d rate=%.0f\n", name, clock_s[repeats / 2], clock_s[0], clock_s[repeats - 1], cpu_s, million, million / clock_s[repeats / 2]);
}
} // namespace

int main()
{
    uint64_t state = 88172645463325252ull;
    for (int i = 0; i < spans; i++)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        span_ns.push_back(int64_t((state >> 11) * 0x1p-53 * 1e9));
    }
    Measure("ns3_callbacks_map", "ns3::MapScheduler");
    Measure("ns3_callbacks_heap", "ns3::HeapScheduler");
}
