"""The made-up site with faults laid over it by rule: for tests of whoever visits it.

`serve(demo, [Fault(act, where), …])` is `demo.server.serve` with faults: a request goes to the
first fault whose rule it meets, else to the site. `faults` may be exchanged while it runs.

    from demo.faults.fault import Fault
    from demo.faults.server import serve
    from demo.faults.slow import stall

    with serve(Demo(), [Fault(stall(5), r"/forum/.*", nth=1)]) as site:
        …

`fault` has the rules, the other modules what a fault does: `slow`, `broken`, `busy`, `refusing`,
`redirecting`, `bombs`, `changing`; `robots` and `traps` give whole faults, with their addresses.
"""
