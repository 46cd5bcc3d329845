"""English header words of each field and clue, written without signs and spaces, with how sure each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from atoippo.tables.rows import Field
from atoippo.tables.vocabulary.clues import Clue

if TYPE_CHECKING:
    from atoippo.tables.vocabulary.header_patterns import Patterns

DEAL = "(?:deal|opportunity|opportunities|oppty|opp|opty|pursuit|quote|project)"
CUSTOMER = """
    (?:account|company|customer|client|organi[sz]ation|org|buyer|prospect|potentialcustomer|associatedcompany)
"""
LOSS = "(?:closed?lost|closelost|loss|lost|lose|rejection|refusal)"
ON = "(?:date|on|at|time|day|datetime)"

ENGLISH: Patterns = (
    (Field.DEAL_ID, 0.95, f"{DEAL}(?:id|no|number|code|key|ref|reference|recordid)"),
    (Field.DEAL_ID, 0.8, "recordid|id|externalid|key|dealrecordid|reference|ref"),
    (Field.DEAL_ID, 0.6, "no|number|seq|index"),
    (Field.DEAL, 0.95, f"{DEAL}(?:name|title|topic|subject)"),
    (Field.DEAL, 0.85, "deal|opportunity|topic|subject|title|projectname"),
    (Field.DEAL, 0.55, "name|project"),
    (Field.COMPANY, 0.95, f"(?:primary|associated|parent)?{CUSTOMER}(?:name|title)|companyorganization"),
    (Field.COMPANY, 0.88, f"{CUSTOMER}|associatedcompanyprimary"),
    (
        Field.CORPORATE_NUMBER,
        0.98,
        f"(?:{CUSTOMER})?(?:corporate|corporation|houjin|hojin)(?:id)?(?:bango|bangou|number|no|num|code)(?:jp|japan)?",
    ),
    (
        Field.CONTACT,
        0.93,
        f"(?:primary|associated|customer|{CUSTOMER}|main|key)?contact(?:person|name|fullname)?|contacts",
    ),
    (Field.CONTACT, 0.8, "decisionmaker|champion|keyperson|buyername"),
    (
        Field.MEMBER,
        0.95,
        f"{DEAL}?owner(?:name|fullname|alias)?|sales(?:rep|representative|person|agent|owner|man)(?:name|id)?",
    ),
    (
        Field.MEMBER,
        0.88,
        """
        rep|repname|repid|seller|agent|accountexecutive|accountowner|accountmanager|ae|assignedto|assignee|
        salesteammember|salesmember|representative
        """,
    ),
    (Field.MEMBER, 0.4, "createdby|user|manager"),
    (Field.TEAM, 0.93, "team|salesteam|teamname|ownerteam|department|ownerrole|salesgroup|businessunit|division"),
    (Field.TEAM, 0.75, "office|branch|regionaloffice|group|salesoffice|unit"),
    (
        Field.PRODUCT,
        0.93,
        "(?:primary)?products?(?:name|line|family|category|group|interest|type)?|sku|lineitem|offering",
    ),
    (Field.PRODUCT, 0.75, "package|plan|solution|service|servicename|item"),
    (Field.PRODUCT, 0.6, "series|model"),
    (Field.INDUSTRY, 0.95, f"(?:{CUSTOMER})?(?:industry|sector|vertical|industryname|industrysector|businesstype)"),
    (Field.REGION, 0.93, "(?:sales)?(?:region|territory|area|geo|geography)(?:name)?"),
    (Field.REGION, 0.75, "state|prefecture|country|city|location|billingstate|billingcountry|market"),
    (
        Field.SOURCE,
        0.95,
        f"""
        (?:original|primary|main|latest)?(?:lead|{DEAL}|traffic|contact)?source(?:type|channel|category)?|leadorigin
        """,
    ),
    (Field.SOURCE, 0.75, "channel|leadchannel|acquisitionchannel|origin|referral|originalsourcetype"),
    (Field.SOURCE, 0.45, "campaign|primarycampaignsource|campaignsource"),
    (Field.STAGE, 0.95, f"(?:{DEAL}|sales|pipeline|current|funnel)?(?:stage|phase)(?:name|label)?"),
    (Field.STAGE, 0.66, f"(?:{DEAL})?(?:status|state)|step|progress"),
    (
        Clue.STAGE_WHEN_LOST,
        0.95,
        f"""
        (?:stage|phase)(?:when|at|before)?{LOSS}|{LOSS}(?:stage|phase)|laststage|laststagebeforeclose|previousstage
        """,
    ),
    (
        Clue.CHANCE,
        0.9,
        "probability|winprobability|confidence|likelihood|dealprobability|rating|forecastprobability|winrate",
    ),
    (
        Field.OUTCOME,
        0.95,
        f"(?:{DEAL}|final|sales)?(?:outcome|result)|won(?:or)?lost|win(?:or)?loss|wonlost(?:status)?|winlose",
    ),
    (Field.OUTCOME, 0.72, f"{DEAL}(?:status|state)"),
    (Field.OUTCOME, 0.68, "status|state|disposition"),
    (Clue.WON_FLAG, 0.9, "iswon|isclosedwon|won|closedwon|wonflag|win|converted"),
    (Clue.LOST_FLAG, 0.9, "islost|isclosedlost|lost|closedlost|lostflag"),
    (
        Field.AMOUNT,
        0.95,
        f"""
        (?:{DEAL}|total|contract|closed?|order|sales|won)?(?:amount|value)(?:jpy|yen|usd|eur|gbp)?
    """,
    ),
    (
        Field.AMOUNT,
        0.88,
        f"""
        (?:est|estimated|expected|actual|potential|projected)(?:imated)?(?:{DEAL})?(?:revenue|value|amount|dealvalue)|
        revenue|dealsize|{DEAL}(?:size|revenue|price)|amountincompanycurrency
        """,
    ),
    (
        Field.AMOUNT,
        0.6,
        """
        acv|arr|mrr|tcv|annualcontractvalue|totalcontractvalue|annualrecurringrevenue|price|total|budget|size|
        quotevalue|sales
        """,
    ),
    (Field.AMOUNT, 0.35, "weighted(?:amount|value|revenue)|expectedrevenue|forecastamount|weightedforecast"),
    (
        Clue.QUOTED,
        0.9,
        f"""
        quot(?:e|ed|ation)(?:sent|submitted|d)?{ON}|quot(?:e|ed|ation)(?:amount|value|no|number)|proposal(?:sent)?{ON}
        """,
    ),
    (
        Field.OPENED_ON,
        0.94,
        f"""
        (?:{DEAL})?(?:creat(?:e|ed|ion)|open(?:ed)?|engage(?:d|ment)?|start(?:ed)?|inquiry|added|entry|entered|
        firstcontact|firstmeeting|initialcontact|qualified)(?:{ON}|month)|dateopened|datecreated
        """,
    ),
    (Field.OPENED_ON, 0.85, f"{DEAL}(?:created|opened|added|started)|createddatetime"),
    (Field.OPENED_ON, 0.5, "added|created|opened|leaddate|firstmeeting"),
    (Field.OPENED_ON, 0.4, "date"),
    (
        Field.CLOSED_ON,
        0.95,
        f"(?:actual|{DEAL})?(?:close|closed|closing){ON}|dateclosed|decision{ON}|outcome{ON}|result{ON}",
    ),
    (
        Field.CLOSED_ON,
        0.85,
        f"(?:expected|est|estimated|planned|forecast|target)(?:close|closed|closing|decision)?{ON}",
    ),
    (Field.CLOSED_ON, 0.75, "(?:close|closed|closing|decision)(?:month|quarter)|closed|enddate|endedat|finishdate"),
    (Field.CLOSED_ON, 0.3, "date"),
    (Clue.LOST_ON, 0.97, f"{LOSS}{ON}|date{LOSS}"),
    (Clue.WON_ON, 0.97, f"(?:closed?)?(?:won|win|order|contract|signed|signature|booking){ON}|datewon|datesigned"),
    (
        Field.REASON,
        0.97,
        f"""
        (?:deal)?{LOSS}(?:primary|main)?(?:reasons?|cause|category|code)(?:code|category)?|
        reasons?(?:for)?(?:the)?{LOSS}|whylost|lostbecause
        """,
    ),
    (
        Field.REASON,
        0.85,
        """
        (?:win|won)(?:or)?(?:loss|lost|lose)reasons?|outcomereason|closereason|closedreason|statusreason|reasoncode|
        reasoncategory|rejectionreason|primaryreason|decisionreason
        """,
    ),
    (Field.REASON, 0.78, "reasons?|cause|objection"),
    (
        Clue.LOSS_DETAIL,
        0.93,
        f"""
        {LOSS}(?:reason)?(?:details?|notes?|comments?|description|explanation|text|summary|memo|narrative)|
        reason(?:details?|notes?|comments?|description|text)|(?:customer|client|buyer)(?:feedback|comments?|words|
        quote)|winloss(?:notes?|comments?|details?)
        """,
    ),
    (
        Field.NOTE,
        0.9,
        f"""
        notes?|comments?|memo|remarks?|(?:{DEAL})?(?:description|notes?|comments?|summary)|callnotes?|freetext|
        repnotes?
        """,
    ),
    (Field.NOTE, 0.75, "details?|feedback|narrative|text|activitynotes|history|content"),
    (
        Field.COMPETITOR,
        0.96,
        f"""
        (?:primary|main|key|winning|top)?competitors?(?:name|names|product|company|lostto)?|lostto(?:competitor)?|
        {LOSS}to|rivals?|rivalname
        """,
    ),
    (Field.COMPETITOR, 0.7, "incumbent|incumbentvendor|vendorchosen|chosenvendor|winner|winningvendor"),
    (Clue.CURRENCY, 0.95, f"(?:{DEAL}|account|amount)?currency(?:code|isocode)?|currencyisocode|iso ?code"),
)
