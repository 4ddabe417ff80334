  # A Qwen2-style decoder: RMSNorm, rotary positions, grouped-query attention, SwiGLU.
  #
  # Parameters arrive as one list:
  #   embedding [V, D]; per layer: norm [D], qkv [(H + 2K) E, D], qkv bias [(H + 2K) E], output [D, H E],
  #   norm [D], gate and up [2 F, D], down [D, F]; then the last norm [D] and, if untied, the head [V, D].
  # H query heads, K key-value heads of size E; F the width of the feed-forward part.
  # The rows of q and k are interleaved so that the two halves of a rotated pair are neighbours.

  def layer(self, l: int) -> int:
    return 1 + 7 * l

  # x [.., D] divided by its root mean square; the gain is folded into the projection that follows.
  def unit(self, x: Tensor) -> Tensor:
    return x * torch.rsqrt(torch.mean(x * x, [-1], True) + self.eps())

  # Unit vectors exp(i m theta_j) of the given positions, complex [.., 1, E / 2]; table [positions, E].
  def angles(self, table: Tensor, positions: Tensor) -> Tensor:
    rows = torch.embedding(table, positions)
    return torch.view_as_complex(rows.view([positions.size(0), positions.size(1), 1, -1, 2]))

  # Rotates each pair of x [B, T, heads, E] by its position's angle.
  def rotate(self, x: Tensor, angles: Tensor) -> Tensor:
    pairs = torch.view_as_complex(x.view([x.size(0), x.size(1), x.size(2), -1, 2]))
    return torch.view_as_real(pairs * angles).view([x.size(0), x.size(1), x.size(2), -1])

  # Queries and keys are rotated together; q [B, T, H, E], k and v [B, T, K, E].
  def project(self, x: Tensor, angles: Tensor, w: List[Tensor], o: int) -> Tuple[Tensor, Tensor, Tensor]:
    qkv = torch.linear(self.unit(x), w[o + 1] * w[o], w[o + 2])
    qkv = qkv.view([x.size(0), x.size(1), self.heads() + 2 * self.kv_heads(), -1])
    qk, v = torch.split_with_sizes(qkv, [self.heads() + self.kv_heads(), self.kv_heads()], 2)
    q, k = torch.split_with_sizes(self.rotate(qk, angles), [self.heads(), self.kv_heads()], 2)
    return q, k, v

  # Repeats each key-value head for the query heads that share it: [B, T, K, E] to [B, H, T, E].
  def spread(self, k: Tensor) -> Tensor:
    shared = self.heads() // self.kv_heads()
    if shared > 1:
      k = k.unsqueeze(3).expand([-1, -1, -1, shared, -1]).flatten(2, 3)
    return k.transpose(1, 2)

  def attend(self, x: Tensor, q: Tensor, k: Tensor, v: Tensor, mask: Optional[Tensor], w: List[Tensor], o: int) -> Tensor:
    a = torch.scaled_dot_product_attention(q.transpose(1, 2), self.spread(k), self.spread(v), mask, 0., mask is None)
    return x + torch.linear(a.transpose(1, 2).flatten(2), w[o + 3])

  def feed_forward(self, x: Tensor, w: List[Tensor], o: int) -> Tensor:
    y = self.unit(x)
    # Two products: the halves of one would have to be put together again on the way back.
    gate, up = torch.chunk(w[o + 5] * w[o + 4], 2, 0)
    return x + torch.linear(torch.silu(torch.linear(y, gate)) * torch.linear(y, up), w[o + 6])

  # Logits [.., V] of hidden states [.., D].
  def logits(self, x: Tensor, w: List[Tensor]) -> Tensor:
    last = self.layer(self.layers())
    head = w[0]
    if len(w) > last + 1:
      head = w[last + 1]
    return torch.linear(self.unit(x), head * w[last])

  # Which tokens each token may see, as an additive mask [B, 1, T, T].
  # A token sees earlier tokens of its own segment and of the segment that its own continues.
  def visible(self, segments: Tensor, prefixes: Tensor) -> Tensor:
    same = segments.unsqueeze(2) == segments.unsqueeze(1)
    before = prefixes.unsqueeze(2) == segments.unsqueeze(1)
    seen = torch.tril(torch.logical_or(same, before))
    mask = torch.zeros_like(seen, dtype=6)
    return mask.masked_fill_(torch.logical_not(seen), -float('inf')).unsqueeze(1)

  # Hidden states [B, T, D] of token rows; segments are empty where every row is one plain sequence.
  def hidden(self, ids: Tensor, positions: Tensor, segments: Tensor, prefixes: Tensor, table: Tensor, w: List[Tensor]) -> Tensor:
    angles = self.angles(table, positions)
    mask : Optional[Tensor] = None
    if segments.numel() > 0:
      mask = self.visible(segments, prefixes)
    x = torch.embedding(w[0], ids)
    for l in range(self.layers()):
      o = self.layer(l)
      q, k, v = self.project(x, angles, w, o)
      x = self.attend(x, q, k, v, mask, w, o)
      x = self.feed_forward(x, w, o)
    return x
