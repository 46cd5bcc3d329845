"""Reason from text: how right, how sure and how fast, beside keyword rules and plain TF-IDF with logistic regression.

Quality is measured on texts whose file (its writer and register) or whose source (its situation) the model has not seen.
"""

from __future__ import annotations

import csv
import sys
import time
from dataclasses import dataclass
from hashlib import md5
from math import sqrt
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.pipeline import Pipeline, make_pipeline

sys.path.insert(0, str(Path(__file__).parent))
from figures import show

from atoippo.texts.examples import Example, read_corpus
from atoippo.texts.features import clause_features
from atoippo.texts.folding import folded
from atoippo.texts.levels import second_level, second_place, sure_level
from atoippo.texts.reasons import load_classifier
from atoippo.texts.training import Examples, calibration, examples_of, held_out_scores
from atoippo.values.japanese_text import fold, normalize
from atoippo.values.reason import TEXT_LABELS

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

SAMPLE = Path(__file__).parents[2] / "shared" / "data" / "jp_reasons_sample.csv"
OTHER = len(TEXT_LABELS) - 1
# What a careful person would look for without a model; the reason with most words found wins, the first at a tie.
KEYWORDS = (
    "価格 値段 金額 料金 費用 単価 見積 コスト 予算 高い 高く 高すぎ 高額 割高 値引 払え 資金 赤字 経費 採算 補助金 price budget cost expensive discount fund",
    "他社 競合 A社 B社 別の会社 別の業者 既存 現行 付き合い コンペ 相見積 入札 次点 負け 乗り換え 取られ 選ばれ 実績 competitor vendor supplier incumbent",
    "時期 タイミング 来期 来年 来年度 年度 忙し 繁忙 多忙 延期 先送り 保留 落ち着 まだ早 人手 更新 契約期間 優先 納期 timing later postpone busy next hold",
    "必要 不要 要らな いらな 困って 足りて 間に合って 現状 ニーズ 課題 目的 効果 メリット 興味 関心 情報収集 使い道 十分 need interest benefit enough",
    "稟議 決裁 承認 上司 部長 社長 役員 上層部 経営 本社 会議 社内 反対 却下 方針 許可 家族 妻 理事会 approval boss board management committee",
    "対応 返信 返事 連絡 遅い 遅く 遅れ 態度 失礼 しつこ 強引 説明 約束 放置 フォロー 不信 ミス 忘れ レス 担当者 slow rude pushy late reply response",
)
RULES = tuple(words.lower().split() for words in KEYWORDS)


@dataclass(frozen=True)
class Marked:
    """A split: what a way of classifying says of each text that it has not seen."""

    first: NDArray[np.int64]
    chances: NDArray[np.float64] | None = None
    sure: NDArray[np.bool_] | None = None
    second: NDArray[np.int64] | None = None  # -1: none named


@dataclass(frozen=True)
class Corpus:
    """The corpus with its labels as places in the list of labels."""

    examples: list[Example]
    labels: NDArray[np.int64]
    seconds: NDArray[np.int64]


def keyword_rules(texts: list[str]) -> NDArray[np.int64]:
    """Return the label whose words stand most often in each text, `other` without any."""
    counts = np.array([[sum(word in fold(text) for word in words) for words in RULES] for text in texts])
    return np.where(counts.max(axis=1) > 0, counts.argmax(axis=1), OTHER)


def plain_model() -> Pipeline:
    """Return what one would try first: TF-IDF of character n-grams and logistic regression."""
    grams = TfidfVectorizer(preprocessor=normalize, analyzer="char", ngram_range=(1, 3), sublinear_tf=True)
    return make_pipeline(grams, LogisticRegression(C=10, max_iter=500))


def held_out_plain(corpus: Corpus, groups: NDArray[np.str_]) -> Marked:
    """Return the plain model's labels for each group, learnt from the others."""
    texts = np.array([example.text for example in corpus.examples], dtype=object)
    first = np.empty(len(texts), np.int64)
    for group in np.unique(groups):
        own = groups == group
        first[own] = plain_model().fit(texts[~own], corpus.labels[~own]).predict(texts[own])
    return Marked(first)


def held_out(corpus: Corpus, seen: Examples, groups: NDArray[np.str_]) -> Marked:
    """Return our model's answers for each group; its calibration and its level of being sure come from the others too."""
    scores = held_out_scores(seen, groups)
    chances = np.empty_like(scores)
    sure = np.empty(len(scores), np.bool_)
    second = np.full(len(scores), -1)
    for group in np.unique(groups):
        own = groups == group
        stretch, shift = calibration(scores[~own], corpus.labels[~own])
        every = _softmax(scores * stretch + shift)
        chances[own] = every[own]
        sure[own] = chances[own].max(axis=1) >= sure_level(every[~own], corpus.labels[~own], corpus.seconds[~own])
        first = every.argmax(axis=1)
        level = second_level(first[~own], scores[~own], corpus.labels[~own], corpus.seconds[~own])
        place, score = second_place(first, scores)
        second[own] = np.where((first != OTHER) & (score >= level), place, -1)[own]
    return Marked(chances.argmax(axis=1), chances, sure, second)


def without_clauses(corpus: Corpus) -> Examples:
    """Return the same features with each text as one clause in which everything counts."""
    seen = examples_of(corpus.examples)
    rows = clause_features([folded(example.text) for example in corpus.examples], seen.table)
    return Examples(rows, seen.labels, seen.seconds, seen.table)


def show_quality(name: str, corpus: Corpus, marked: Marked, *, target: bool = False) -> None:
    """Print what a way of classifying reaches on a split."""
    right = (marked.first == corpus.labels) | (marked.first == corpus.seconds)
    each = f1_score(corpus.labels, marked.first, average=None, labels=range(len(TEXT_LABELS)))
    show(f"{name}: macro-F1", float(each.mean()), "", at_least=0.80 if target else None)
    six = corpus.labels != OTHER
    show(f"{name}: top-1 in either label, of the six", float(right[six].mean()), "", at_least=0.85 if target else None)
    print("    " + "  ".join(f"{label.value} {f1:.2f}" for label, f1 in zip(TEXT_LABELS, each, strict=True)))
    contrast = np.array([example.file == "contrast" for example in corpus.examples])
    _show_share(f"{name}: denials, turns, covers, two reasons", right[contrast])
    if marked.chances is not None and marked.sure is not None:
        show(f"{name}: calibration error (10 bins)", _calibration_error(marked.chances, right), "", at_most=0.05)
        show(f"{name}: share not sure (abstention)", float(1 - marked.sure.mean()), "")
        _show_share(f"{name}: right where sure", right[marked.sure])
    if marked.second is not None:
        named, stated = marked.second >= 0, corpus.seconds >= 0
        said = np.sort(np.stack([marked.first, marked.second], axis=1), axis=1)
        pair = (said == np.sort(np.stack([corpus.labels, corpus.seconds], axis=1), axis=1)).all(axis=1)
        _show_share(f"{name}: both reasons right where two are named", pair[named])
        _show_share(f"{name}: both reasons found where two are stated", (pair & named)[stated])


def show_split(name: str, corpus: Corpus, groups: NDArray[np.str_]) -> None:
    """Print all four ways of classifying on one split."""
    show_quality(f"{name}, keywords", corpus, Marked(keyword_rules([e.text for e in corpus.examples])))
    show_quality(f"{name}, TF-IDF + LR", corpus, held_out_plain(corpus, groups))
    show_quality(f"{name}, no clauses", corpus, held_out(corpus, without_clauses(corpus), groups))
    show_quality(f"{name}, ours", corpus, held_out(corpus, examples_of(corpus.examples), groups), target=True)


def show_speed(corpus: Corpus) -> None:
    """Print how many short phrases a second are classified in bulk, all distinct, beside the plain model."""
    short = [example.text for example in corpus.examples if len(example.text) <= 40]
    draw = Random(1)
    texts = [
        f"{draw.choice(short)}。{draw.choice(short)}" if n % 2 else f"{draw.choice(short)} {n}" for n in range(20_000)
    ]
    plain = plain_model().fit(short, [example.label.value for example in corpus.examples if len(example.text) <= 40])
    classifier = load_classifier()
    ours = len(texts) / _seconds(lambda: classifier.classify(texts))
    peer = len(texts) / _seconds(lambda: plain.predict(texts))
    print(
        f"mean length {sum(map(len, texts)) / len(texts):.1f} signs; ours returns clauses, second reason and chances too"
    )
    show("ours, bulk", ours, "texts/s", at_least=5_000)
    show("TF-IDF + LR, predict", peer, "texts/s")
    show("ours ÷ TF-IDF + LR", ours / peer, "")


def show_sample(corpus: Corpus) -> None:
    """Print figures on phrases that the project does not hold and never trained on."""
    if not SAMPLE.is_file():
        print(f"{SAMPLE.name} is not here")
        return
    with SAMPLE.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    findings = load_classifier().classify([row["text"] for row in rows])
    said = np.array([finding.reason.value for finding in findings])
    told = np.array([row["label"] for row in rows])
    right = np.array([f.reason in (row["label"], row["label2"]) for f, row in zip(findings, rows, strict=True)])
    known = {fold(example.text) for example in corpus.examples}
    new = np.array([fold(row["text"]) not in known for row in rows])
    print(f"{SAMPLE.name}: {len(rows)} phrases, {int((~new).sum())} of them also stand word for word in the corpus")
    show("sample, ours: macro-F1", float(f1_score(told, said, average="macro")), "", at_least=0.80)
    _show_share("sample, ours: top-1 in either label", right, at_least=0.85)
    _show_share("sample, ours: the same, phrases not in the corpus", right[new], at_least=0.85)
    sure = np.array([finding.sure for finding in findings])
    _show_share("sample, ours: right where sure", right[sure])
    rules = [TEXT_LABELS[place].value for place in keyword_rules([row["text"] for row in rows])]
    _show_share(
        "sample, keywords", np.array([r in (row["label"], row["label2"]) for r, row in zip(rules, rows, strict=True)])
    )


def _show_share(what: str, right: NDArray[np.bool_], *, at_least: float | None = None) -> None:
    """Print a share with Wilson's 90 % interval and its n."""
    n, share, z = max(len(right), 1), float(right.mean()) if len(right) else 0.0, 1.645
    middle, spread = share + z * z / (2 * n), z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low, high = ((middle + sign * spread) / (1 + z * z / n) for sign in (-1, 1))
    show(f"{what} [{low:.3f}–{high:.3f}], n={len(right)}", share, "", at_least=at_least)


def _calibration_error(chances: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """Return the mean distance between how sure and how right, over ten bins of equal width."""
    surety = chances.max(axis=1)
    bins = np.minimum((surety * 10).astype(int), 9)
    return float(sum((bins == b).mean() * abs(surety[bins == b].mean() - right[bins == b].mean()) for b in set(bins)))


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    """Measure speed, quality on both splits, and the phrases kept apart."""
    examples = read_corpus()
    labels = np.array([TEXT_LABELS.index(example.label) for example in examples])
    seconds = np.array([TEXT_LABELS.index(example.second) if example.second else -1 for example in examples])
    corpus = Corpus(examples, labels, seconds)
    print(
        f"corpus: {len(examples)} texts, {len({e.source for e in examples})} sources, {len({e.file for e in examples})} files"
    )
    show_speed(corpus)
    show_split("by file", corpus, np.array([example.file for example in examples]))
    fifths = [str(int(md5(e.source.encode(), usedforsecurity=False).hexdigest(), 16) % 5) for e in examples]
    show_split("by source", corpus, np.array(fifths))
    show_sample(corpus)


if __name__ == "__main__":
    main()
