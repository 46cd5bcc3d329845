"""The nouns of deals."""

from atoippo.deals.models.competitor import Competitor
from atoippo.deals.models.continuation import Continuation
from atoippo.deals.models.deal import Deal
from atoippo.deals.models.external_id import ExternalId
from atoippo.deals.models.loss import Loss, LossCorrection, LossState, Warmth
from atoippo.deals.models.product import Product
from atoippo.deals.models.reaction import Material, Phrase, Reaction
from atoippo.deals.models.return_ import Return
from atoippo.deals.models.stage import Stage, StageChange
from atoippo.deals.models.win import Win, WinCorrection

__all__ = [
    "Competitor",
    "Continuation",
    "Deal",
    "ExternalId",
    "Loss",
    "LossCorrection",
    "LossState",
    "Material",
    "Phrase",
    "Product",
    "Reaction",
    "Return",
    "Stage",
    "StageChange",
    "Warmth",
    "Win",
    "WinCorrection",
]
