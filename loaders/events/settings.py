"""The numbers that decide something in the event stage, each with its reason."""

NEAR_SENTENCES = 6
"""How far apart two tellings of an undated occasion may stand and still be one when one names fewer people."""

TOLL_SENTENCES = 1
"""Sentences after an attack in which a count of dead and wounded without more is taken to be its toll."""

LEAD_SENTENCES = 3
"""Sentences of a readout's beginning whose undated occasions are those of its day of publication."""

VISIT_REACH = 15
"""Sentences after a visit's first telling in which its people's occasions are taken to be part of it."""

GOES_ON = 3
"""Sentences after a dated one in which the same people's next acts are taken to be of the same day."""

STAY_REACH = 6
"""Sentences after a visit or meeting in which its people are taken to be there still."""

LONGEST_VISIT = 31
"""Days; a visit known no better than that does not date what happened during it."""

COMPANION_REACH = 4
"""Sentences back in which an occasion is looked for that "was accompanied by" speaks of; each list item adds one."""

SCENE_MENTIONS = 3
"""Mentions from which on one country can be the scene of an article."""

ATTENDED_CHANCE = 0.4
"""Probability of the event times that of the participation from which on a person is said to have been there: a wrong
answer to who attended what costs more than a missing one."""

ATTENDED_CHANCE_OF_MANY = 0.55
"""The same for a country or a body: a sentence names them for much else than having been there, and where they were,
it mostly is their people who are named."""
