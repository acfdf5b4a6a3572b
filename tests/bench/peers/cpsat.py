"""CP-SAT on a school: `cpsat.py FOLDER SECONDS free|frame`.

free   every homeroom's sections, and its class time where the school lets each homeroom have its own, are variables.
frame  what an expert would build: all homerooms of a grade out at once, class time shared by the grade, how many of them
       are where as counts, homerooms named afterwards; with an order of decisions and hints. A restriction of a school
       that lets sections lie freely, so that "infeasible" is then no verdict on the school.
"""

import os
import sys

from ortools.sat.python import cp_model

from school import Answer, Clock, School, arguments, tell

clock = Clock()
folder, limit = arguments()
frame = sys.argv[3] == "frame"
school = School(os.path.join(folder, "problem.json"))
if frame and school.periods and not school.sections["parallel"]:
    import period_counts

    period_counts.solve(school, folder, limit, clock)
    raise SystemExit(0)
model = cp_model.CpModel()

# Time is counted in steps of the grid, day after day.
STEP = 15 if school.periods else 5
DAY = -(-school.minutes // STEP) + 1
LONG = school.length // STEP
days = range(len(school.days))
grades = range(len(school.grades))
rooms_of = [grade["homerooms"] for grade in school.grades]
pieces = school.pieces()
parallel = frame or school.sections["parallel"]
section_starts = [DAY * day + start // STEP for day in days for start in school.starts_of_sections(day)]
busy = {room: [] for room in school.grade_of}  # intervals of each homerooms' children
restricted = frame and not (school.sections["parallel"] and not any(block["each"] for block in school.blocks))


def on_days(start, name):
    """A literal for each day: whether a start lies on it."""
    literals = [model.new_bool_var(f"{name} on {day}") for day in days]
    model.add_exactly_one(literals)
    model.add(start >= sum(DAY * day * literals[day] for day in days))
    model.add(start < sum(DAY * (day + 1) * literals[day] for day in days))
    return literals


# Rounds of a grade that is out as a whole: their starts, in order, and the days they are on.
rounds, on = {}, {}
if parallel:
    for g in grades:
        if school.sections["further_after"]:
            after = school.sections["further_after"][g]
            usual = model.new_int_var_from_domain(cp_model.Domain.from_values([s // STEP for s in school.starts_of_sections(0)]), f"usual {g}")
            rounds[g] = [DAY * day + usual for day in days]
            extra = [model.new_bool_var(f"extra {g} {day}") for day in days]
            model.add_exactly_one(extra)
            start = model.new_int_var_from_domain(cp_model.Domain.from_values(section_starts), f"extra {g}")
            model.add(start == usual + sum(DAY * day * extra[day] for day in days) + (LONG if after else -LONG))
            rounds[g].append(start)
            on[g] = [[int(day == this) for day in days] for this in days] + [extra]
            continue
        rounds[g] = [model.new_int_var_from_domain(cp_model.Domain.from_values(section_starts), f"round {g} {r}") for r in range(school.rounds)]
        on[g] = [on_days(start, f"round {g} {r}") for r, start in enumerate(rounds[g])]
        for one, next_one in zip(rounds[g], rounds[g][1:]):
            model.add(one + LONG <= next_one)
        for day in days:
            model.add(sum(one[day] for one in on[g]) <= school.sections["most"])
            if school.sections["daily"]:
                model.add(sum(one[day] for one in on[g]) >= 1)
    round_intervals = {
        (g, r): model.new_fixed_size_interval_var(start, LONG, f"round {g} {r}") for g in grades for r, start in enumerate(rounds[g])
    }
    for g in grades:
        for room in rooms_of[g]:
            busy[room] += [round_intervals[g, r] for r in range(school.rounds)]

# Who is where: counts for the frame, homerooms' own sections else.
many = {course["name"]: len(course["teachers"]) for course in school.courses}
times = {course["name"]: course["times"] for course in school.courses}
everyone = len({who for course in school.courses for who in course["teachers"]})
section = {}  # (homeroom, piece): start
section_on = {}
counts = {}
if frame:
    for g in grades:
        size = len(rooms_of[g])
        for r in range(school.rounds):
            for name in many:
                counts[g, r, name] = model.new_int_var(0, min(size, many[name]), f"{name} {g} {r}")
            model.add(sum(counts[g, r, name] for name in many) == size)
        for name in many:
            model.add(sum(counts[g, r, name] for r in range(school.rounds)) == size * times[name])
        for r in range(school.rounds - 1):
            if any(times[name] > 1 for name in many):
                same = [model.new_bool_var("") for _ in days]
                for day in days:
                    model.add(on[g][r][day] + on[g][r + 1][day] - 1 <= same[day])
                for name in many:
                    for day in days:
                        model.add(counts[g, r, name] + counts[g, r + 1, name] <= size + size * (1 - same[day]))
    if times and everyone // max(map(len, rooms_of)) < 2:
        model.add_no_overlap(round_intervals.values())
    else:
        for name in many:
            model.add_cumulative(round_intervals.values(), [counts[g, r, name] for g, r in round_intervals], many[name])
    demands = [len(rooms_of[g]) for g, _ in round_intervals]
    model.add_cumulative(round_intervals.values(), demands, everyone)
else:
    for g in grades:
        for room in rooms_of[g]:
            for p, name in enumerate(pieces):
                start = model.new_int_var_from_domain(cp_model.Domain.from_values(section_starts), f"{room} {name} {p}")
                section[room, p] = start
                section_on[room, p] = on_days(start, f"{room} {p}")
            if parallel:
                is_round = [[model.new_bool_var(f"{room} {p} {r}") for r in range(school.rounds)] for p in range(len(pieces))]
                for p in range(len(pieces)):
                    model.add_exactly_one(is_round[p])
                    for r in range(school.rounds):
                        model.add(section[room, p] == rounds[g][r]).only_enforce_if(is_round[p][r])
                for r in range(school.rounds):
                    model.add_exactly_one(is_round[p][r] for p in range(len(pieces)))
            for day in days:
                if not parallel:
                    model.add(sum(section_on[room, p][day] for p in range(len(pieces))) <= school.sections["most"])
                for name in many:
                    same = [p for p, other in enumerate(pieces) if other == name]
                    if len(same) > 1:
                        model.add(sum(section_on[room, p][day] for p in same) <= 1)
            for p, name in enumerate(pieces[:-1]):
                if pieces[p + 1] == name:
                    model.add(section[room, p] < section[room, p + 1])
    own = {(room, p): model.new_fixed_size_interval_var(start, LONG, "") for (room, p), start in section.items()}
    for room in school.grade_of:
        if not parallel:
            busy[room] += [own[room, p] for p in range(len(pieces))]
    for name in many:
        same = [own[room, p] for room, p in own if pieces[p] == name]
        if many[name] == 1:
            model.add_no_overlap(same)
        else:
            model.add_cumulative(same, [1] * len(same), many[name])
    model.add_cumulative(own.values(), [1] * len(own), everyone)

# Team time: the whole grade out for so many minutes.
meeting = {}
for g in grades:
    if parallel:
        if school.sections["further_after"]:
            continue  # the further section is next to the usual one by its definition
        pair = [model.new_bool_var(f"pair {g} {r}") for r in range(school.rounds - 1)]
        model.add_at_least_one(pair)
        for r, literal in enumerate(pair):
            model.add(rounds[g][r + 1] == rounds[g][r] + LONG).only_enforce_if(literal)
        if school.meetings[1:]:
            pass  # any further section serves the shorter meeting
        meeting[g] = pair
        continue
    for m, minutes in enumerate(school.meetings):
        first = model.new_int_var(0, DAY * len(days), f"meeting {g} {m}")
        meeting[g, m] = first
        long = minutes // STEP
        for room in rooms_of[g]:
            ways = []
            for p in range(len(pieces)):
                if long <= LONG:
                    literal = model.new_bool_var("")
                    ways.append((literal, [p]))
                    model.add(section[room, p] <= first).only_enforce_if(literal)
                    model.add(first + long <= section[room, p] + LONG).only_enforce_if(literal)
                    continue
                for q in range(len(pieces)):
                    if p != q and pieces[p] != pieces[q]:
                        literal = model.new_bool_var("")
                        ways.append((literal, [p, q]))
                        model.add(section[room, q] == section[room, p] + LONG).only_enforce_if(literal)
                        model.add(section[room, p] <= first).only_enforce_if(literal)
                        model.add(first + long <= section[room, q] + LONG).only_enforce_if(literal)
            model.add_exactly_one(literal for literal, _ in ways)
            meeting[g, m, room] = ways
    for room in rooms_of[g]:
        for p in range(len(pieces)):
            uses = [literal for m in range(len(school.meetings)) for literal, used in meeting[g, m, room] if p in used]
            model.add_at_most_one(uses)

# Blocks.
starts = {}  # (block, unit): start by day, or nothing on days without it
wanted = []
together = {}
strategy = []
for block in school.blocks:
    long = block["minutes"] // STEP
    units = [rooms for rooms in rooms_of] if frame else school.units(block)
    weight = len(rooms_of[0]) if frame and block["each"] else 1
    for u, rooms in enumerate(units):
        first, last = block["window"] or (0, school.minutes)
        from_step, to_step = -(-first // STEP), (last - block["minutes"]) // STEP
        if block["same_time"]:
            start = model.new_int_var(from_step, to_step, f"{block['name']} {u}")
            by_day = [(start, None)] * len(days)
            strategy.append(start)
        else:
            by_day = []
            for day in days:
                literal = model.new_bool_var(f"{block['name']} {u} {day}") if block["times"] < len(days) else None
                by_day.append((model.new_int_var(from_step, to_step, f"{block['name']} {u} {day}"), literal))
            if block["times"] < len(days):
                model.add(sum(literal for _, literal in by_day) == block["times"])
        starts[block["name"], u] = (rooms, by_day)
        for day, (start, literal) in enumerate(by_day):
            at = DAY * day + start
            if literal is None:
                interval = model.new_fixed_size_interval_var(at, long, "")
            else:
                interval = model.new_optional_fixed_size_interval_var(at, long, literal, "")
            for room in rooms:
                busy[room].append(interval)
            if block["at_once"]:
                key = "recess" if block["kind"] == "recess" else block["name"]
                together.setdefault((key, block["at_once"]), []).append(interval)
            if block["after"]:
                model.add(start == starts[block["after"], u][1][day][0] + next(b["minutes"] for b in school.blocks if b["name"] == block["after"]) // STEP)
        if school.wish and "after" in school.wish and block["name"] in school.wish["after"]["blocks"]:
            minute = school.wish["after"]["minute"] // STEP
            for start, factor in [(by_day[0][0], len(days))] if block["same_time"] else [(start, 1) for start, _ in by_day]:
                late = model.new_int_var(0, long, "")
                beyond = model.new_int_var(-minute, DAY, "")
                model.add_min_equality(beyond, [start + long - minute, long])
                model.add_max_equality(late, [beyond, 0])
                wanted.append(factor * weight * STEP * late)
for (_, most), intervals in together.items():
    if most == 1:
        model.add_no_overlap(intervals)
    else:
        model.add_cumulative(intervals, [1] * len(intervals), most)
for room in [rooms[0] for rooms in rooms_of] if frame else busy:
    model.add_no_overlap(busy[room])

if school.wish and "sections" in school.wish:
    chosen = [day for day in days if school.days[day] in school.wish["sections"]["days"]]
    if frame:
        wanted += [len(rooms_of[g]) * one[day] for g in grades for one in on[g] for day in chosen]
    else:
        wanted += [literals[day] for literals in section_on.values() for day in chosen]
if wanted:
    model.minimize(sum(wanted))

if frame and not school.periods:
    # Lunch in waves, ELA first thing, rounds one grade after another.
    for block in school.blocks:
        for u, _ in enumerate(rooms_of):
            if block["kind"] == "lunch":
                wave = u // block["at_once"]
                for start, _ in starts[block["name"], u][1]:
                    model.add_hint(start, block["window"][0] // STEP + wave * block["minutes"] // STEP) if not block["same_time"] else None
                if block["same_time"]:
                    model.add_hint(starts[block["name"], u][1][0][0], block["window"][0] // STEP + wave * block["minutes"] // STEP)
    if not school.sections["further_after"]:
        model.add_decision_strategy([start for g in grades for start in rounds[g]], cp_model.CHOOSE_FIRST, cp_model.SELECT_MIN_VALUE)
    if strategy:
        model.add_decision_strategy(strategy, cp_model.CHOOSE_MIN_DOMAIN_SIZE, cp_model.SELECT_MIN_VALUE)


def name_homerooms(value):
    """Which homeroom is where in each round of a grade, from the counts."""
    for g in grades:
        small = cp_model.CpModel()
        here = {(room, r, name): small.new_bool_var("") for room in rooms_of[g] for r in range(school.rounds) for name in many}
        day_of = [value(rounds[g][r]) // DAY for r in range(school.rounds)]
        for room in rooms_of[g]:
            for r in range(school.rounds):
                small.add_exactly_one(here[room, r, name] for name in many)
            for name in many:
                small.add(sum(here[room, r, name] for r in range(school.rounds)) == times[name])
                for day in days:
                    small.add(sum(here[room, r, name] for r in range(school.rounds) if day_of[r] == day) <= 1)
        for r in range(school.rounds):
            for name in many:
                small.add(sum(here[room, r, name] for room in rooms_of[g]) == value(counts[g, r, name]))
        named = cp_model.CpSolver()
        if named.solve(small) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        yield from ((room, name, value(rounds[g][r])) for (room, r, name), literal in here.items() if named.value(literal))


def answer(value):
    found = Answer()
    if frame:
        sections = list(name_homerooms(value))
    else:
        sections = [(room, pieces[p], value(start)) for (room, p), start in section.items()]
    found.sections = [(room, name, at // DAY, at % DAY * STEP) for room, name, at in sections]
    for (name, _), (rooms, by_day) in starts.items():
        each = next(block["each"] for block in school.blocks if block["name"] == name)
        for day, (start, literal) in enumerate(by_day):
            if literal is None or value(literal):
                for unit in [[room] for room in rooms] if each else [rooms]:
                    found.blocks.append((unit, name, day, value(start) * STEP))
    for g in grades:
        grade = school.grades[g]["name"]
        if not parallel:
            found.meetings += [
                (grade, value(meeting[g, m]) // DAY, value(meeting[g, m]) % DAY * STEP, minutes) for m, minutes in enumerate(school.meetings)
            ]
            continue
        at = sorted(value(start) for start in rounds[g])
        pair = next(one for one in at if one + LONG in at)
        found.meetings.append((grade, pair // DAY, pair % DAY * STEP, school.meetings[0]))
        other = next(one for one in at if one not in (pair, pair + LONG))
        found.meetings += [(grade, other // DAY, other % DAY * STEP, minutes) for minutes in school.meetings[1:]]
    return found


class Tell(cp_model.CpSolverSolutionCallback):
    def on_solution_callback(self):
        value = int(self.objective_value) if wanted else None
        tell(event="solution", seconds=clock.seconds(), value=value, bound=int(-(-self.best_objective_bound // 1)) if wanted else None)


solver = cp_model.CpSolver()
solver.parameters.max_time_in_seconds = max(0.1, limit - clock.seconds())
solver.parameters.num_workers = int(os.environ.get("COMMONHOUR_WORKERS", os.cpu_count() or 1))
if len(school.grade_of) * school.rounds > 100_000:
    solver.parameters.cp_model_presolve = False
status = solver.solve(model, Tell())
words = {cp_model.OPTIMAL: "best", cp_model.FEASIBLE: "found", cp_model.INFEASIBLE: "restricted" if restricted else "impossible"}
word = words.get(status, "nothing")
seconds = clock.seconds()
if word == "best" and restricted and not (wanted and solver.objective_value == 0):
    word = "found"
if word == "best" and not wanted:
    word = "found"
end = {"event": "end", "seconds": seconds, "status": word}
if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
    found = answer(solver.value)
    school.write(found, os.path.join(folder, "assignments.csv"))
    end["value"] = school.cost(found)
    if wanted:
        end["model_value"] = int(solver.objective_value)
        end["bound"] = 0 if restricted else int(round(solver.best_objective_bound))
tell(**end)
