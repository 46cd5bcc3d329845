"""What people do about deals: open and change them, record how they go on, are lost, come back or are won, correct it."""

from atoippo.deals.actions.continuations import say_it_goes_on
from atoippo.deals.actions.corrections import correct_loss, correct_win, loss_corrected, win_corrected
from atoippo.deals.actions.details import change_deal, change_stage, open_deal
from atoippo.deals.actions.episodes import DealNotClosed, DealNotOpen, record_loss, record_return, record_win
from atoippo.deals.actions.facts import DealDetails, LossDetails, LossFacts, WinFacts
from atoippo.deals.actions.reactions import ReactionDetails, note_reactions
from atoippo.deals.actions.stages import OnlyAdminsSayWhatStagesMean, let_deals_follow_stages, say_what_stages_mean

__all__ = [
    "DealDetails",
    "DealNotClosed",
    "DealNotOpen",
    "LossDetails",
    "LossFacts",
    "OnlyAdminsSayWhatStagesMean",
    "ReactionDetails",
    "WinFacts",
    "change_deal",
    "change_stage",
    "correct_loss",
    "correct_win",
    "let_deals_follow_stages",
    "loss_corrected",
    "note_reactions",
    "open_deal",
    "record_loss",
    "record_return",
    "record_win",
    "say_it_goes_on",
    "say_what_stages_mean",
    "win_corrected",
]
