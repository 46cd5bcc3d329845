"""What people do about deals: open and change them, record how they are lost, come back or are won, correct what was recorded."""

from atoippo.deals.actions.corrections import correct_loss, correct_win, loss_corrected, win_corrected
from atoippo.deals.actions.details import change_deal, change_stage, open_deal
from atoippo.deals.actions.episodes import DealNotClosed, DealNotOpen, record_loss, record_return, record_win
from atoippo.deals.actions.facts import DealDetails, LossDetails, LossFacts, WinFacts
from atoippo.deals.actions.stages import say_what_a_stage_means

__all__ = [
    "DealDetails",
    "DealNotClosed",
    "DealNotOpen",
    "LossDetails",
    "LossFacts",
    "WinFacts",
    "change_deal",
    "change_stage",
    "correct_loss",
    "correct_win",
    "loss_corrected",
    "open_deal",
    "record_loss",
    "record_return",
    "record_win",
    "say_what_a_stage_means",
    "win_corrected",
]
