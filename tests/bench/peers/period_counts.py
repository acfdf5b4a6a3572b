"""CP-SAT on a period grid as an expert would build it: how many homerooms of a grade are where in each period.

Homerooms are named afterwards, grade by grade. Its bound holds for the school; where naming fails there is no schedule.
"""

import os

from ortools.sat.python import cp_model

from school import Answer, tell


def solve(school, folder, limit, clock):
    model = cp_model.CpModel()
    slots = [(d, n) for d, day in enumerate(school.periods) for n in range(len(day))]
    many = {course["name"]: len(course["teachers"]) for course in school.courses}
    times = {course["name"]: course["times"] for course in school.courses}
    everyone = len({who for course in school.courses for who in course["teachers"]})
    x, pairs, single = {}, {}, {}
    for g, grade in enumerate(school.grades):
        size = len(grade["homerooms"])
        for at in slots:
            for name in many:
                x[g, name, at] = model.new_int_var(0, min(size, many[name]), "")
            d, n = at
            if n + 1 < len(school.periods[d]) and school.periods[d][n][1] == school.periods[d][n + 1][0]:
                pairs[g, at] = model.new_bool_var("")
            single[g, at] = model.new_bool_var("")
        model.add_exactly_one(literal for (one, _), literal in pairs.items() if one == g)
        if school.meetings[1:]:
            model.add_exactly_one(single[g, at] for at in slots)
        else:
            model.add(sum(single[g, at] for at in slots) == 0)
        for d, n in slots:
            out = [single[g, (d, n)]] + [pairs[g, at] for at in [(d, n), (d, n - 1)] if (g, at) in pairs]
            here = sum(x[g, name, (d, n)] for name in many)
            model.add(here <= size)
            model.add(here >= size * sum(out))
            model.add_at_most_one(out)
        for name in many:
            model.add(sum(x[g, name, at] for at in slots) == size * times[name])
            for d in range(len(school.days)):
                model.add(sum(x[g, name, at] for at in slots if at[0] == d) <= size)
        for d in range(len(school.days)):
            model.add(sum(x[g, name, at] for at in slots for name in many if at[0] == d) <= size * school.sections["most"])
    for at in slots:
        for name in many:
            model.add(sum(x[g, name, at] for g in range(len(school.grades))) <= many[name])
        model.add(sum(x[g, name, at] for g in range(len(school.grades)) for name in many) <= everyone)
    chosen = school.wish["sections"]["days"]
    model.minimize(sum(var for (_, _, (d, _)), var in x.items() if school.days[d] in chosen))

    class Tell(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self):
            tell(event="solution", seconds=clock.seconds(), value=int(self.objective_value), bound=int(-(-self.best_objective_bound // 1)))

    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.1, limit - clock.seconds())
    solver.parameters.num_workers = int(os.environ.get("COMMONHOUR_WORKERS", os.cpu_count() or 1))
    status = solver.solve(model, Tell())
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        tell(event="end", seconds=clock.seconds(), status="impossible" if status == cp_model.INFEASIBLE else "nothing")
        return
    answer = Answer()
    for g, grade in enumerate(school.grades):
        sections = named(school, grade["homerooms"], {(name, at): solver.value(var) for (one, name, at), var in x.items() if one == g}, times)
        if sections is None:
            tell(event="end", seconds=clock.seconds(), status="nothing")
            return
        answer.sections += sections
        d, n = next(at for (one, at), literal in pairs.items() if one == g and solver.value(literal))
        answer.meetings.append((grade["name"], d, school.periods[d][n][0], school.meetings[0]))
        for d, n in [at for at in slots if solver.value(single[g, at])]:
            answer.meetings.append((grade["name"], d, school.periods[d][n][0], school.meetings[1]))
    school.write(answer, os.path.join(folder, "assignments.csv"))
    word = "best" if status == cp_model.OPTIMAL else "found"
    tell(event="end", seconds=clock.seconds(), status=word, value=school.cost(answer), bound=int(round(solver.best_objective_bound)))


def named(school, rooms, counts, times):
    """Which homeroom is where, from the counts of its grade."""
    small = cp_model.CpModel()
    here = {(room, name, at): small.new_bool_var("") for room in rooms for (name, at), many in counts.items() if many}
    for (name, at), many in counts.items():
        if many:
            small.add(sum(here[room, name, at] for room in rooms) == many)
    for room in rooms:
        mine = [(name, at, literal) for (one, name, at), literal in here.items() if one == room]
        for at in {at for _, at, _ in mine}:
            small.add_at_most_one(literal for _, one, literal in mine if one == at)
        for name, often in times.items():
            small.add(sum(literal for one, _, literal in mine if one == name) == often)
        for d in range(len(school.days)):
            small.add(sum(literal for _, at, literal in mine if at[0] == d) <= school.sections["most"])
            for name in times:
                small.add(sum(literal for one, at, literal in mine if at[0] == d and one == name) <= 1)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = 20
    if solver.solve(small) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return [
        (room, name, d, school.periods[d][n][0]) for (room, name, (d, n)), literal in here.items() if solver.value(literal)
    ]
