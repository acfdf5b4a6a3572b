"""What the peers in Python share: reading a problem, telling what was found, writing a schedule that can be audited.

A peer finds `Answer`: sections, blocks and meetings with their days and starts, in minutes after the children come.
"""

import csv
import json
import sys
import time
from dataclasses import dataclass, field


class Clock:
    """Seconds since the libraries were loaded: a peer's own start-up is not counted."""

    def __init__(self):
        self.start = time.monotonic()

    def seconds(self):
        return time.monotonic() - self.start


def tell(**event):
    print(json.dumps(event), flush=True)


@dataclass
class Answer:
    sections: list = field(default_factory=list)  # (homeroom, course name, day, start)
    blocks: list = field(default_factory=list)  # (homerooms, block name, day, start)
    meetings: list = field(default_factory=list)  # (grade name, day, start, minutes)


class School:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.__dict__.update(json.load(file))
        self.step = self.grid if self.periods else 5
        self.grade_of = {room: grade["name"] for grade in self.grades for room in grade["homerooms"]}
        self.rounds = sum(course["times"] for course in self.courses)
        self.length = self.sections["minutes"]

    def starts_of_sections(self, day):
        """Where a section may start on a day."""
        if self.periods:
            return [start for start, _ in self.periods[day]]
        first, last = self.sections["window"] or (0, self.minutes)
        return list(range(-(-first // 5) * 5, last - self.length + 1, 5))

    def units(self, block):
        """Who does a block together: grades, or homerooms."""
        if block["each"]:
            return [[room] for grade in self.grades for room in grade["homerooms"]]
        return [grade["homerooms"] for grade in self.grades]

    def pieces(self):
        """Sections of one homeroom: a course's name, as often as it has it."""
        return [course["name"] for course in self.courses for _ in range(course["times"])]

    def turns(self):
        """Pieces in the order in which a homeroom takes turns, the same course never twice in a row; what anybody teaches last."""
        usual = [name for name in self.pieces() if name not in ("choice", "studio")]
        twice = [name for name in set(usual) if usual.count(name) > 1]
        once = [name for name in usual if name not in twice]
        order = []
        for number, name in enumerate(once):
            order.append(name)
            if twice and number in (0, len(once) // 2):
                order.append(twice[0])
        return order + [name for name in self.pieces() if name == "studio"]

    def by_turns(self, starts):
        """Sections of grades that are never out together: by grade, the starts of its rounds as (day, start)."""
        order, sections = self.turns(), []
        for grade, rounds in zip(self.grades, starts):
            for r, (day, start) in enumerate(sorted(rounds)):
                for h, room in enumerate(grade["homerooms"]):
                    name = order[(h + r) % len(order)] if r < len(order) else "choice"
                    sections.append((room, name, day, start))
        return sections

    def cost(self, answer):
        """What the wish costs, or nothing."""
        if not self.wish:
            return None
        if "after" in self.wish:
            wish = self.wish["after"]
            length = {block["name"]: block["minutes"] for block in self.blocks}
            return sum(
                max(0, start + length[name] - max(start, wish["minute"]))
                for _, name, _, start in answer.blocks
                if name in wish["blocks"]
            )
        days = self.wish["sections"]["days"]
        return sum(self.days[day] in days for _, _, day, _ in answer.sections)

    def clock(self, minute):
        return f"{(self.opens + minute) // 60:02}:{(self.opens + minute) % 60:02}"

    def write(self, answer, path):
        """`assignments.csv`, as `commonhour check` reads it."""
        rows = []

        def row(day, start, end, kind, course="", homerooms=(), staff=(), **more):
            grade = self.grade_of[homerooms[0]] if homerooms else ""
            rows.append({
                "day": self.days[day], "start": self.clock(start), "end": self.clock(end), "kind": kind, "course": course,
                "grade": grade, "homerooms": ";".join(homerooms), "staff": ";".join(staff), **more,
            })

        busy = {room: [[] for _ in self.days] for room in self.grade_of}  # the children's stretches
        free = {room: [[] for _ in self.days] for room in self.grade_of}  # stretches their teacher is without them

        def filled(room, day, start, end):
            busy[room][day].append((start, end))

        for room, course, day, start, who in self.with_specialists(answer.sections):
            end = start + self.length
            filled(room, day, start, end)
            free[room][day].append((start, end))
            if not self.sections["further_after"]:
                row(day, start, end, "special", course, [room], [who])
        if self.sections["further_after"]:
            self.write_sections_as_blocks(answer, row)
        aides = Pool("aide", 1 + max([len(grade["homerooms"]) for grade in self.grades]) * 20)
        blocks = {block["name"]: block for block in self.blocks}
        for homerooms, name, day, start in sorted(answer.blocks, key=lambda one: (one[2], one[3])):
            block = blocks[name]
            end, kind = start + block["minutes"], block["kind"]
            teachers = [f"t-{room}" for room in homerooms]
            for room in homerooms:
                filled(room, day, start, end)
            if kind in ("core", "class"):
                for room in homerooms:
                    row(day, start, end, "instruct", name, [room], [f"t-{room}"])
            elif kind == "lunch":
                row(day, start, end, "lunch", name, homerooms, aides.take(day, start, end, -(-len(homerooms) // 2)), room="cafeteria")
                for teacher in teachers:
                    row(day, start, end, "lunch", staff=[teacher])
            elif kind == "recess":
                row(day, start, end, "recess", name, homerooms, teachers, room="playground" if block["at_once"] else "")
            else:
                leaders = teachers + (["reading"] if kind == "sharedgroups" else [])
                room = "commons" if kind == "groups" else ""
                for number, leader in enumerate(leaders, 1):
                    note = f"group {number} of {len(leaders)}"
                    row(day, start, end, "intervention", name, homerooms, [leader], room=room, note=note)
        met = {}
        for grade, day, start, minutes in answer.meetings:
            homerooms = next(one["homerooms"] for one in self.grades if one["name"] == grade)
            for room in homerooms:
                met.setdefault((room, day), []).append((start, start + minutes))
            rows.append({
                "day": self.days[day], "start": self.clock(start), "end": self.clock(start + minutes), "kind": "collaboration",
                "grade": grade, "staff": ";".join(f"t-{room}" for room in homerooms), "team": f"grade-{grade}", "directed-by": "team",
            })
        for room in self.grade_of:
            for day in range(len(self.days)):
                ends = self.periods[day][-1][1] if self.periods else self.minutes
                for start, end in holes(busy[room][day], 0, ends):
                    row(day, start, end, "instruct", "", [room], [f"t-{room}"])
                for start, end in joined(free[room][day]):
                    for one, other in holes(met.get((room, day), []), start, end):
                        row(day, one, other, "prep", staff=[f"t-{room}"], **{"directed-by": "teacher"})
        columns = ["day", "start", "end", "kind", "course", "grade", "homerooms", "staff", "room", "team", "directed-by", "note"]
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)

    def with_specialists(self, sections):
        """Names a specialist for each section: those who have one course first, then whoever is free."""
        taken, named = {}, []
        teachers = {course["name"]: course["teachers"] for course in self.courses}
        for room, course, day, start in sorted(sections, key=lambda one: (one[2], len(teachers[one[1]]) > 4, one[3])):
            free = [who for who in teachers[course] if all(end <= start or start + self.length <= begin for begin, end in taken.get((who, day), []))]
            who = min(free or teachers[course][:1], key=lambda who: len(taken.get((who, day), [])))
            taken.setdefault((who, day), []).append((start, start + self.length))
            named.append((room, course, day, start, who))
        return named

    def write_sections_as_blocks(self, answer, row):
        at = {}
        for room, course, day, start, who in self.with_specialists(answer.sections):
            at.setdefault((self.grade_of[room], day, start), []).append((room, who))
        for position, grade in enumerate(self.grades):
            after = self.sections["further_after"][position]
            for day in range(len(self.days)):
                starts = sorted(start for name, this, start in at if (name, this) == (grade["name"], day))
                usual = starts[0] if after else starts[-1]
                for start in starts:
                    name = ("special-first" if after else "special-second") if start == usual else "further"
                    who = [teacher for _, teacher in at[grade["name"], day, start]]
                    row(day, start, start + self.length, "instruct", name, grade["homerooms"], who)


class Pool:
    """People who are all the same, by day."""

    def __init__(self, name, many):
        self.names = [f"{name}-{number}" for number in range(1, many + 1)]
        self.until = {}

    def take(self, day, start, end, many):
        free = [name for name in self.names if self.until.get((name, day), 0) <= start][:many]
        for name in free:
            self.until[name, day] = end
        return free


def joined(stretches):
    whole = []
    for start, end in sorted(stretches):
        if whole and whole[-1][1] == start:
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return whole


def holes(stretches, start, end):
    left = []
    for begin, stop in sorted(stretches):
        if begin > start:
            left.append((start, min(begin, end)))
        start = max(start, stop)
    if start < end:
        left.append((start, end))
    return left


def arguments():
    """The school's folder and the seconds of a run."""
    return sys.argv[1], float(sys.argv[2])
