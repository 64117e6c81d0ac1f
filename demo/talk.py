"""What people say to each other in the made-up forum."""

from __future__ import annotations

TOPIC_TITLES = (
    "{drug} and {symptom} - does it get better?",
    "Introducing myself",
    "New nodule post lobectomy",
    "Scan results are in (good news!)",
    "Question about {marker} testing",
    "Mom starts {drug} on Monday",
    "{symptom} at night, anyone else?",
    "Second opinion: how did you ask?",
    "When to start {drug}?",
    "A small thank-you to this group",
)
OPENINGS = (
    "Hello everyone, I have been reading here for weeks and finally made an account.",
    "Hi all, my dad was told yesterday that it is {cancer}, and none of us slept.",
    "Good evening. I have a question that feels silly, and I hope nobody minds.",
    "I am the one who asks about everything, so here I am again.",
)
MIDDLES = (
    "I was on {drug} for {months} months and then the doctors changed it to {other}.",
    "The report says 5x9mm and “unchanged”, and I don't know which of the two to believe.",
    "The {symptom} comes and goes; ginger tea helps, and so does my grumpy cat.",
    "They tested for {marker} and we are waiting. Waiting is the hardest part.",
    "My oncologist is kind but quick, and I forget my questions in the corridor.",
    "We live two hours from {place}, so every visit is a day and a packed lunch.",
    "We had soup, we had cake, and for one afternoon nobody said the word scan.",
    "My sister writes everything down. I recommend having a sister.",
)
ASKS = (
    "Has anybody here had the same?",
    "What would you ask at the next visit?",
    "Thank you for reading this far <3",
    "Any thought is welcome, also a short one.",
)
REPLIES = (
    "Hi {name}, welcome, and I am sorry that you need to be here.",
    "Hello {name}, what a good question to ask.",
    "Dear {name}, I remember that feeling so well.",
    "{name}, thank you for telling us how it went!",
    "Oh, that is wonderful news.",
    "I am not a doctor, only somebody who has been there.",
    "Sending a hug from a rainy kitchen.",
)
ADVICE = (
    "When I took {drug}, eating a little every two hours kept the {symptom} away.",
    "Please do call the nurse line – that is what it is for, and they would rather know.",
    "My team waited {months} months before the next scan, and it was the right call for me.",
    "We cannot give medical advice here, but your questions for the clinic are good ones.",
    "There is an article here about {marker} that I have read at least four times.",
    "For what it's worth, {other} was easier on me than I had feared.",
    "Bring the list, and bring somebody who will write down the answers.",
    "It took a while, but I walk to the harbour and back again now.",
    "Try not to read the numbers after ten in the evening. I mean it kindly.",
)
CLOSINGS = ("Take good care.", "Thinking of you.", "All the best,", "Let us know how it goes.")
SHORT = ("Thank you!! <3 ❤", "+1", "Same here.", "This made me smile.")
COMMENTS = (
    "Thank you, this is the first explanation that I understood.",
    "Does this also hold for people who had {drug} before?",
    "My aunt asked exactly this at {place} last week.",
    "Could you say more about {symptom}? It is what troubles us most.",
    "I printed this for my mother, with large letters.",
    "Is {marker} tested everywhere by now, or should one ask?",
)
