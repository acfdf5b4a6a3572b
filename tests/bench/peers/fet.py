"""FET from the command line on a school: `fet.py FOLDER SECONDS`.

FET knows no alternatives of people, so turns are fixed beforehand: homeroom h has piece h + r of the list in round r, two
rounds are the two in a row of the team's day, the others are on other days, and whoever shares a room by turns is in a
fixed lane. It stops at its first schedule and knows no wishes.
"""

import os
import subprocess
import xml.etree.ElementTree as xml

from school import Answer, Clock, School, arguments, tell

clock = Clock()
folder, limit = arguments()
school = School(os.path.join(folder, "problem.json"))
periods = bool(school.periods)
HOURS = max(len(day) for day in school.periods) if periods else school.minutes // 5
LONG = 1 if periods else school.length // 5
free = not school.sections["parallel"]

activities = []  # (subject, teacher, students, duration)
facts = []  # what each is: ("section", homeroom, course, round) or ("block", homerooms, name)
constraints = []


def element(name, *parts, **values):
    made = xml.Element(name)
    for key, value in values.items():
        xml.SubElement(made, key).text = str(value)
    for key, value in parts:
        xml.SubElement(made, key).text = str(value)
    return made


def constraint(name, *parts):
    made = element(f"Constraint{name}", Weight_Percentage=100)
    for key, value in parts:
        if isinstance(value, list):
            inner = xml.SubElement(made, key)
            for one, text in value:
                xml.SubElement(inner, one).text = str(text)
        else:
            xml.SubElement(made, key).text = str(value)
    xml.SubElement(made, "Active").text = "true"
    constraints.append(made)


def activity(subject, teacher, students, duration, fact):
    activities.append((subject, teacher, students, duration))
    facts.append(fact)
    return len(activities)


def set_of(name, ids, *more):
    if len(ids) > 1:
        constraint(name, *more[:1], ("Number_of_Activities", len(ids)), *[("Activity_Id", one) for one in ids], *more[1:])


def on_other_days(ids):
    set_of("MinDaysBetweenActivities", ids, ("Consecutive_If_Same_Day", "false"), ("MinDays", 1))


def in_a_row(first, second):
    constraint("TwoActivitiesConsecutive", ("First_Activity_Id", first), ("Second_Activity_Id", second))


def starts_only(by, starts):
    """By a subject or one activity: (day, hour) that it may start at."""
    kind, key, value = ("Activities", "Subject_Name", by) if isinstance(by, str) else ("Activity", "Activity_Id", by)
    head = [("Teacher_Name", ""), ("Students_Name", ""), ("Subject_Name", by), ("Activity_Tag_Name", ""), ("Duration", "")]
    head = head if kind == "Activities" else [(key, value)]
    times = [("Preferred_Starting_Time", [("Preferred_Starting_Day", school.days[d]), ("Preferred_Starting_Hour", h)]) for d, h in starts]
    constraint(f"{kind}PreferredStartingTimes", *head, ("Number_of_Preferred_Starting_Times", len(times)), *times)


order = school.turns()
studio = {}  # sections of whoever teaches those that anybody can teach
choice = any(course["name"] == "choice" for course in school.courses)
teachers = {course["name"]: course["teachers"] for course in school.courses}
ids = {}  # (homeroom, round): activity
for g, grade in enumerate(school.grades):
    for r in range(school.rounds):
        used = {}
        names = {room: "choice" if choice and r == 5 else order[(h + r) % len(order)] for h, room in enumerate(grade["homerooms"])}
        for h, room in enumerate(grade["homerooms"]):
            name = names[room]
            if name == "choice":
                who = order[h % len(order)]
            elif name == "studio":
                taken = {who for other in names.values() for who in teachers[other] if other != "studio"}
                left = [who for who in teachers[name] if r > 2 or who not in taken]
                who = min(left, key=lambda one: studio.get(one, 0))
                studio[who] = studio.get(who, 0) + 1
            elif periods and len(teachers[name]) == 2:
                who = teachers[name][(h + r) % len(order) // 3 % 2]
            else:
                who = teachers[name][(g + used.get(name, 0)) % len(teachers[name])]
                used[name] = used.get(name, 0) + 1
            ids[room, r] = activity(name, who, room, LONG, ("section", room, name, r))

second = 5 if choice else 1  # the round that follows round 0
for g, grade in enumerate(school.grades):
    lead = grade["homerooms"][0]
    out = range(school.rounds) if not free else [0, 1] + [2] * (len(school.meetings) > 1)
    for r in out:
        set_of("ActivitiesSameStartingTime", [ids[room, r] for room in grade["homerooms"]])
    after = (school.sections["further_after"] or [True] * len(school.grades))[g]
    in_a_row(*((ids[lead, 0], ids[lead, second]) if after else (ids[lead, second], ids[lead, 0])))
    if school.sections["further_after"]:
        set_of("ActivitiesSameStartingHour", [ids[lead, r] for r in range(5)])
    for room in grade["homerooms"] if free else [lead]:
        if periods and free:
            on_other_days([ids[room, r] for r in range(school.rounds) if order[(grade["homerooms"].index(room) + r) % len(order)] == "pe"])
            constraint("StudentsSetMaxHoursDaily", ("Maximum_Hours_Daily", 2), ("Students", room))
        else:
            on_other_days([ids[room, r] for r in range(school.rounds) if r != second])
    if periods and free:
        # Two in a row only where no recess or lunch lies between.
        follow = [
            (d, n + 1) for d, day in enumerate(school.periods) for n in range(len(day) - 1) if day[n][1] == day[n + 1][0]
        ]
        starts_only(ids[lead, 0], follow)
if periods:
    closed = [(d, h) for d, day in enumerate(school.periods) for h in range(len(day) + 1, HOURS + 1)]
    if closed:
        constraint("BreakTimes", ("Number_of_Break_Times", len(closed)), *[("Break_Time", [("Day", school.days[d]), ("Hour", h)]) for d, h in closed])
elif school.sections["window"]:
    for name in teachers:
        starts_only(name, [(d, s // 5 + 1) for d in range(len(school.days)) for s in school.starts_of_sections(d)])

lanes = []
of_block = {}  # (block, unit): activities
for block in school.blocks:
    for u, rooms in enumerate(school.units(block)):
        lane = ""
        if block["at_once"]:
            lane = f"{block['name']} lane {u % block['at_once'] + 1}"
            lanes.append(lane)
        students = rooms[0] if block["each"] else f"grade {school.grade_of[rooms[0]]}"
        mine = [activity(block["name"], lane, students, block["minutes"] // 5, ("block", rooms, block["name"])) for _ in range(block["times"])]
        of_block[block["name"], u] = mine
        on_other_days(mine)
        if block["same_time"]:
            set_of("ActivitiesSameStartingHour", mine)
        if block["after"]:
            for before, this in zip(of_block[block["after"], u], mine):
                in_a_row(before, this)
    if block["window"]:
        first, last = block["window"]
        hours = range(-(-first // 5), (last - block["minutes"]) // 5 + 1)
        starts_only(block["name"], [(d, h + 1) for d in range(len(school.days)) for h in hours])

root = xml.Element("fet", version="6.8.5")
xml.SubElement(root, "Institution_Name").text = "Invented"
days_list = xml.SubElement(root, "Days_List")
days_list.append(element("Number_of_Days", ))
days_list[0].text = str(len(school.days))
days_list.extend(element("Day", Name=day) for day in school.days)
hours_list = xml.SubElement(root, "Hours_List")
hours_list.append(element("Number_of_Hours"))
hours_list[0].text = str(HOURS)
hours_list.extend(element("Hour", Name=hour) for hour in range(1, HOURS + 1))
subjects = xml.SubElement(root, "Subjects_List")
subjects.extend(element("Subject", Name=name) for name in sorted({one[0] for one in activities}))
xml.SubElement(root, "Activity_Tags_List")
people = xml.SubElement(root, "Teachers_List")
people.extend(element("Teacher", Name=name) for name in sorted({one[1] for one in activities} - {""}))
years = xml.SubElement(root, "Students_List")
for grade in school.grades:
    year = element("Year", Name=f"grade {grade['name']}", Number_of_Students=0)
    year.extend(element("Group", Name=room, Number_of_Students=0) for room in grade["homerooms"])
    years.append(year)
listed = xml.SubElement(root, "Activities_List")
for number, (subject, teacher, students, duration) in enumerate(activities, 1):
    parts = [("Teacher", teacher)] if teacher else []
    made = element("Activity", *parts, ("Subject", subject), ("Students", students), ("Duration", duration), ("Total_Duration", duration),
                   ("Id", number), ("Activity_Group_Id", 0), ("Active", "true"))
    listed.append(made)
xml.SubElement(root, "Buildings_List")
xml.SubElement(root, "Rooms_List")
in_time = xml.SubElement(root, "Time_Constraints_List")
in_time.append(element("ConstraintBasicCompulsoryTime", Weight_Percentage=100, Active="true"))
in_time.extend(constraints)
in_space = xml.SubElement(root, "Space_Constraints_List")
in_space.append(element("ConstraintBasicCompulsorySpace", Weight_Percentage=100, Active="true"))
path = os.path.join(folder, "school.fet")
xml.ElementTree(root).write(path, encoding="UTF-8", xml_declaration=True)

out = os.path.join(folder, "fet")
seed = os.environ.get("COMMONHOUR_SEED", "1")
words = ["fet-cl", f"--inputfile={path}", f"--outputdir={out}", "--htmllevel=0", f"--timelimitseconds={max(1, int(limit))}"]
words += [f"--randomseeds{part}={seed}" for part in (10, 11, 12, 20, 21, 22)]
environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
ran = subprocess.run(words, capture_output=True, text=True, env=environment, check=False)
seconds = clock.seconds()
timetable = os.path.join(out, "timetables", "school", "school_activities.xml")
said = (ran.stdout + ran.stderr).strip().splitlines()
if "Simulation successful" not in ran.stdout + ran.stderr or not os.path.exists(timetable):
    if "time exceeded" not in (ran.stdout + ran.stderr).lower():
        raise SystemExit(" / ".join(said[-6:]))
    tell(event="end", seconds=seconds, status="nothing")
    raise SystemExit(0)

answer = Answer()
out_at = {}
for one in xml.parse(timetable).getroot():
    number, day, hour = (one.find(key).text for key in ("Id", "Day", "Hour"))
    fact = facts[int(number) - 1]
    day = school.days.index(day)
    start = school.periods[day][int(hour) - 1][0] if periods else 5 * (int(hour) - 1)
    if fact[0] == "section":
        answer.sections.append((fact[1], fact[2], day, start))
        out_at[fact[1], fact[3]] = (day, start)
    else:
        answer.blocks.append((fact[1], fact[2], day, start))
for grade in school.grades:
    lead = grade["homerooms"][0]
    day, start = min(out_at[lead, 0], out_at[lead, second])
    answer.meetings.append((grade["name"], day, start, school.meetings[0]))
    if school.meetings[1:]:
        answer.meetings.append((grade["name"], *out_at[lead, 2], school.meetings[1]))
school.write(answer, os.path.join(folder, "assignments.csv"))
tell(event="solution", seconds=seconds, value=school.cost(answer), bound=None)
tell(event="end", seconds=seconds, status="found", value=school.cost(answer))
