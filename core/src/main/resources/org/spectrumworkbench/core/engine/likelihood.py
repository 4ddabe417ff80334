  # Log-probabilities of given tokens, and the losses made of them.
  #
  # source [M]: for each token to predict, the row-major place of the token before it; target [M]: its id.

  # Log-probabilities [M, V] of whatever follows each source place.
  def log_probs(self, ids: Tensor, positions: Tensor, segments: Tensor, prefixes: Tensor, source: Tensor, table: Tensor, w: List[Tensor]) -> Tensor:
    x = self.hidden(ids, positions, segments, prefixes, table, w).flatten(0, 1)
    return torch.log_softmax(self.logits(torch.embedding(x, source), w), -1)

  def chosen(self, lp: Tensor, target: Tensor) -> Tensor:
    return torch.gather(lp, 1, target.unsqueeze(1)).squeeze(1)

  # Entropy in nats of each row of lp [.., V].
  def entropy(self, lp: Tensor) -> Tensor:
    return torch.neg(torch.sum(torch.exp(lp) * lp, [-1]))

  # Log-probabilities [.., V] at another temperature; 1 leaves every bit as it is.
  def tempered(self, lp: Tensor, temperature: float) -> Tensor:
    if temperature != 1.:
      lp = torch.log_softmax(lp / temperature, -1)
    return lp

  # [2, M]: log-probabilities and entropies.
  def score(self, ids: Tensor, positions: Tensor, segments: Tensor, prefixes: Tensor, source: Tensor, target: Tensor, table: Tensor, temperature: float, w: List[Tensor]) -> Tensor:
    lp = self.tempered(self.log_probs(ids, positions, segments, prefixes, source, table, w), temperature)
    return torch.stack([self.chosen(lp, target), self.entropy(lp)])

  # Weighted cross-entropy: minus the sum of weight [M] times log-probability.
  def supervised(self, ids: Tensor, positions: Tensor, segments: Tensor, prefixes: Tensor, source: Tensor, target: Tensor, weight: Tensor, table: Tensor, w: List[Tensor]) -> Tensor:
    lp = self.log_probs(ids, positions, segments, prefixes, source, table, w)
    return torch.neg(torch.dot(self.chosen(lp, target), weight))

  # The clipped policy loss. All of [M]: old log-probabilities, those of the reference, advantages, weights, and
  # the response that each token belongs to; lengths [responses].
  # options: clip below, clip above, beta, ratio (0 token, 1 sequence, 2 clipped importance weight), temperature.
  # The reference may be empty. With beta 0 it is measured and has no part in the loss.
  # Returns the loss, on which to call backward, and its value with sums over tokens of: k3 to the old policy, k3 to
  # the reference, tokens clipped below, tokens clipped above.
  def policy(self, ids: Tensor, positions: Tensor, segments: Tensor, prefixes: Tensor, source: Tensor, target: Tensor, old: Tensor, reference: Tensor, advantage: Tensor, weight: Tensor, response: Tensor, lengths: Tensor, options: Tensor, table: Tensor, w: List[Tensor]) -> Tuple[Tensor, Tensor]:
    low = 1. - float(options[0])
    high = 1. + float(options[1])
    beta = float(options[2])
    kind = int(options[3])
    all = self.tempered(self.log_probs(ids, positions, segments, prefixes, source, table, w), float(options[4]))
    lp = self.chosen(all, target)
    shift = lp - old
    if kind == 1:
      mean = torch.index_add(torch.zeros_like(lengths), 0, response, shift) / lengths
      ratio = torch.exp(torch.embedding(mean.unsqueeze(1), response).squeeze(1))
    else:
      ratio = torch.exp(shift)
    if kind == 2:
      gain = torch.clamp(ratio.detach(), None, high) * advantage * lp
    else:
      gain = torch.minimum(ratio * advantage, torch.clamp(ratio, low, high) * advantage)
    loss = torch.neg(torch.dot(gain, weight))
    zero = torch.zeros([], dtype=6, device=lp.device)
    to_reference = zero
    if reference.numel() > 0:
      gap = reference - lp
      k3 = torch.exp(gap) - gap - 1.
      if beta > 0.:
        loss = loss + beta * torch.dot(k3, weight)
      to_reference = k3.detach().sum()
    r = ratio.detach()
    moved = shift.detach()
    below = torch.logical_and(r < low, advantage < 0.).sum().to(6)
    above = torch.logical_and(r > high, advantage > 0.).sum().to(6)
    if kind == 2:
      below = zero
      above = (r > high).sum().to(6)
    return loss, torch.stack([loss.detach(), (torch.exp(moved) - moved - 1.).sum(), to_reference, below, above])
