"""The questions that the unit tests of the condition language ask: one for each type of fact."""

from onething.language import Label
from onething.model import FactName, FactType, Option, Question

AGE = Question(
    fact=FactName("applicant.age"),
    label=Label(zh="申请人年龄？", en="Age of the applicant?"),
    type=FactType.NUMBER,
)
SAME = Question(
    fact=FactName("same_group"),
    label=Label(zh="父母双方是同一民族吗？", en="Are the parents of one ethnic group?"),
)
MARITAL = Question(
    fact=FactName("婚姻状况"),
    label=Label(zh="婚姻状况？", en="Marital status?"),
    type=FactType.CHOICE,
    options=(
        Option(value="single", label=Label(zh="未婚", en="never married")),
        Option(value="married", label=Label(zh="已婚", en="married")),
        Option(value="divorced", label=Label(zh="离异", en="divorced")),
    ),
)
EMPLOYER = Question(
    fact=FactName("employer"), label=Label(zh="工作单位？", en="Employer?"), type=FactType.STRING
)
BIRTH = Question(fact=FactName("birth"), label=Label(zh="哪天出生？", en="Day of birth?"), type=FactType.DATE)
REGION = Question(
    fact=FactName("region"), label=Label(zh="在哪里办理？", en="In which region?"), type=FactType.REGION
)

QUESTIONS = {question.fact: question for question in (AGE, SAME, MARITAL, EMPLOYER, BIRTH, REGION)}
