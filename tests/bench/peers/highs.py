"""HiGHS on a school as one mixed-integer program: `highs.py FOLDER SECONDS`.

Grades are out as a whole and share their class time (a restriction of schools with more freedom); every start of every
block is a binary variable, and no two cover the same five minutes of a grade's day. This is the tightest of the
formulations tried: variables for start times find nothing. Period grids are not taken (`cpsat.py frame` has them).
"""

import os

import highspy

from school import Answer, Clock, School, arguments, tell

clock = Clock()
folder, limit = arguments()
school = School(os.path.join(folder, "problem.json"))
if school.periods and not school.sections["parallel"]:
    tell(event="end", seconds=clock.seconds(), status="restricted")
    raise SystemExit(0)
days = range(len(school.days))
grades = range(len(school.grades))
size = len(school.grades[0]["homerooms"])
everyone = len({who for course in school.courses for who in course["teachers"]})
at_once = everyone // size
restricted = not school.sections["parallel"] or any(block["each"] for block in school.blocks)
step = school.step
SLOTS = school.minutes // step
LONG = school.length // step

costs = []
rows = []  # (least, most, {variable: factor})
covers = {}  # (grade, day, slot): variables that cover it
out = {}  # (day, slot): variables of grades that are out


def variable(cost=0):
    costs.append(cost)
    return len(costs) - 1


def row(least, most, terms):
    rows.append((least, most, dict(terms)))


def cover(g, d, start, long, var, table=covers):
    for slot in range(start, start + long):
        table.setdefault((g, d, slot) if table is covers else (d, slot), []).append(var)


section_starts = sorted(start // step for start in school.starts_of_sections(0))
rounds = {}  # (grade, day, start): variable; further ones in `pairs`
pairs = {}
for g in grades:
    further = school.sections["further_after"]
    usual = {start: variable() for start in section_starts} if further else {}
    if usual:
        row(1, 1, {var: 1 for var in usual.values()})
    for d in days:
        for start in section_starts:
            var = usual[start] if usual else variable()
            rounds[g, d, start] = var
            cover(g, d, start, LONG, var)
            cover(g, d, start, LONG, var, out)
            begin = start + LONG if not usual or further[g] else start - LONG
            if begin in section_starts:
                # Two in a row: the usual one's place and the next one; without a usual one a variable of its own.
                pairs[g, d, start] = (pair := variable(), begin)
                first, long = (begin, LONG) if usual else (start, 2 * LONG)
                cover(g, d, first, long, pair)
                cover(g, d, first, long, pair, out)
        if not usual:
            today = {rounds[g, d, start]: 1 for start in section_starts}
            today |= {pairs[g, d, start][0]: 2 for start in section_starts if (g, d, start) in pairs}
            row(1 if school.sections["daily"] else 0, school.sections["most"], today)
    mine = [(key, var) for key, (var, _) in pairs.items() if key[0] == g]
    if usual:
        row(1, 1, {var: 1 for _, var in mine})
        for (_, _, start), var in mine:
            row(-1, 0, {var: 1, usual[start]: -1})
    else:
        row(1, len(days), {var: 1 for _, var in mine})
        total = {var: 1 for (one, _, _), var in rounds.items() if one == g} | {var: 2 for _, var in mine}
        row(school.rounds, school.rounds, total)
for slot, variables in out.items():
    row(0, at_once, {var: 1 for var in variables})

placed = {}  # (block, grade, day or nothing): {start: variable}
for block in school.blocks:
    long = block["minutes"] // step
    first, last = block["window"] or (0, school.minutes)
    starts = range(-(-first // step), (last - block["minutes"]) // step + 1)
    wish = (school.wish or {}).get("after", {})
    weight = size if block["each"] else 1
    inside = {}
    for g in grades:
        chosen = []
        for d in [None] if block["same_time"] else days:
            by = {}
            for start in starts:
                late = max(0, start * step + block["minutes"] - max(start * step, wish["minute"])) if block["name"] in wish.get("blocks", []) else 0
                by[start] = variable(late * weight * (len(days) if d is None else 1))
                for day in days if d is None else [d]:
                    cover(g, day, start, long, by[start])
                    for slot in range(start, start + long):
                        inside.setdefault((day, slot), []).append(by[start])
            placed[block["name"], g, d] = by
            daily = block["same_time"] or block["times"] == len(days)
            row(1 if daily else 0, 1, {var: 1 for var in by.values()})
            chosen += by.values()
            if block["after"]:
                before = next(one for one in school.blocks if one["name"] == block["after"])
                for start, var in placed[before["name"], g, None if before["same_time"] else d].items():
                    then = by.get(start + before["minutes"] // step)
                    row(0, 0, {var: 1} | ({then: -1} if then is not None else {}))
        if not block["same_time"] and block["times"] < len(days):
            row(block["times"], block["times"], {var: 1 for var in chosen})
    if block["at_once"]:
        for variables in inside.values():
            row(0, block["at_once"], {var: 1 for var in variables})
for variables in covers.values():
    row(0, 1, {var: 1 for var in variables})

model = highspy.Highs()
model.setOptionValue("output_flag", False)
program = highspy.HighsLp()
program.num_col_, program.num_row_ = len(costs), len(rows)
program.col_cost_ = costs
program.col_lower_, program.col_upper_ = [0] * len(costs), [1] * len(costs)
program.row_lower_, program.row_upper_ = [one[0] for one in rows], [one[1] for one in rows]
program.integrality_ = [highspy.HighsVarType.kInteger] * len(costs)
begins, index, values = [0], [], []
for _, _, terms in rows:
    index += terms.keys()
    values += terms.values()
    begins.append(len(index))
program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
program.a_matrix_.start_, program.a_matrix_.index_, program.a_matrix_.value_ = begins, index, values
model.passModel(program)


def improved(event):
    bound = event.data_out.mip_dual_bound
    bound = max(0, int(bound)) if abs(bound) < 1e9 else 0
    value = int(round(event.data_out.objective_function_value)) if school.wish else None
    tell(event="solution", seconds=clock.seconds(), value=value, bound=None if restricted else bound)


model.cbMipImprovingSolution += improved
model.setOptionValue("time_limit", max(0.1, limit - clock.seconds()))
model.run()
status = model.getModelStatus()
found = model.getInfo().primal_solution_status == 2
word = "found" if found else "nothing"
if status == highspy.HighsModelStatus.kInfeasible:
    word = "restricted" if restricted else "impossible"
if status == highspy.HighsModelStatus.kOptimal and school.wish and (not restricted or model.getObjectiveValue() < 0.5):
    word = "best"
end = {"event": "end", "seconds": clock.seconds(), "status": word}
if found:
    value = model.getSolution().col_value
    chosen = lambda var: value[var] > 0.5
    answer = Answer()
    starts = [[] for _ in grades]
    for (g, d, start), var in rounds.items():
        if chosen(var):
            starts[g].append((d, start * step))
    for (g, d, start), (var, begin) in pairs.items():
        if chosen(var):
            if not school.sections["further_after"]:
                starts[g].append((d, start * step))
            starts[g].append((d, begin * step))
    answer.sections = school.by_turns(starts)
    for (name, g, d), by in placed.items():
        each = next(block["each"] for block in school.blocks if block["name"] == name)
        rooms = school.grades[g]["homerooms"]
        for start, var in by.items():
            if chosen(var):
                for day in days if d is None else [d]:
                    answer.blocks += [(unit, name, day, start * step) for unit in ([[room] for room in rooms] if each else [rooms])]
    for g, grade in enumerate(school.grades):
        day, start = next(one for one in sorted(starts[g]) if (one[0], one[1] + school.length) in starts[g])
        answer.meetings.append((grade["name"], day, start, school.meetings[0]))
    school.write(answer, os.path.join(folder, "assignments.csv"))
    bound = model.getInfo().mip_dual_bound
    end |= {"value": school.cost(answer), "bound": 0 if restricted or bound < 0 else int(-(-(bound - 1e-6) // 1))}
tell(**end)
