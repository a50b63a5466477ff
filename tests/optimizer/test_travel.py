"""Great circles: known distances, symmetry, and the same matrix every time."""

import numpy as np

from optimizer.travel import GreatCircle, Stretch

PARIS, LONDON = (2.3522, 48.8566), (-0.1276, 51.5072)


def test_a_known_distance():
    metres = GreatCircle(circuity=1).matrix([PARIS, LONDON]).metres
    assert abs(int(metres[0, 1]) - 343_556) < 200


def test_far_points_do_not_overflow():
    matrix = GreatCircle().matrix([(0, 0), (180, 0), (0, 90), (0, -90)])
    assert matrix.seconds.max() <= 10**6
    assert (matrix.seconds >= 0).all()


def test_seconds_follow_the_stretches():
    source = GreatCircle(circuity=1, speeds=(Stretch(1000, 36), Stretch(float("inf"), 72)), access_seconds=30)
    assert source.seconds(np.array([0.0, 500.0, 3000.0])).tolist() == [0, 80, 230]


def test_it_is_symmetric_repeatable_and_free_on_the_spot():
    points = [(10 + 0.01 * (7 * i % 13), 50 + 0.01 * (5 * i % 11)) for i in range(600)]
    first, second = GreatCircle().matrix(points), GreatCircle().matrix(points)
    assert (first.seconds == second.seconds).all()
    assert (first.seconds == first.seconds.T).all()
    assert (first.seconds.diagonal() == 0).all()


def test_no_points_make_an_empty_matrix():
    assert GreatCircle().matrix([]).seconds.shape == (0, 0)
