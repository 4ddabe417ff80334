  # The whole decode loop in one call, with a cache of keys and values.

  # Log-probabilities [B, V] with everything outside the kept support at minus infinity.
  # The filters apply in turn, each to what the one before it kept: the top_k likeliest; the fewest whose
  # probabilities reach top_p; those with at least min_p of the likeliest one's probability.
  def support(self, lp: Tensor, top_k: int, top_p: float, min_p: float) -> Tensor:
    outside = -float('inf')
    if top_k > 0 and top_k < lp.size(1):
      least = torch.topk(lp, top_k, 1)[0][:, -1:]
      lp = torch.log_softmax(lp.masked_fill(lp < least, outside), -1)
    if top_p < 1.:
      ordered, places = torch.sort(lp, -1, True)
      p = torch.exp(ordered)
      # A token is dropped when those before it already reach top_p, so the likeliest one always stays.
      drop = torch.cumsum(p, 1) - p >= top_p
      lp = torch.log_softmax(lp.masked_fill(torch.scatter(drop, 1, places, drop), outside), -1)
    if min_p > 0.:
      least = torch.amax(lp, [1], True) + torch.log(torch.full([1], min_p, dtype=6, device=lp.device))
      lp = torch.log_softmax(lp.masked_fill(lp < least, outside), -1)
    return lp

  # Inverts the cumulative distribution at the uniforms u [B]: the result depends on nothing but its own row.
  def draw(self, lp: Tensor, u: Tensor, likeliest: bool, top_k: int, top_p: float, min_p: float) -> Tensor:
    if likeliest:
      return torch.argmax(lp, -1)
    total = torch.cumsum(torch.exp(self.support(lp, top_k, top_p, min_p)).to(7), 1)
    place = torch.searchsorted(total, u.to(7).unsqueeze(1) * total[:, -1:], right=True)
    return torch.clamp(place.squeeze(1), None, lp.size(1) - 1)

  # prompts [N, P] padded on the right, lengths [N]; uniforms [N G, R]; stops [S]; G responses a prompt.
  # Returns ids [N G, R], then log-probabilities and entropies [2, N G, R], and lengths [N G] counting the stop token;
  # what stands after a row's length means nothing.
  # Both are of the policy at that temperature, before any filter; at temperature 0, which takes the likeliest token,
  # of the policy at temperature 1.
  def decode(self, prompts: Tensor, lengths: Tensor, uniforms: Tensor, stops: Tensor, table: Tensor, temperature: float, top_k: int, top_p: float, min_p: float, w: List[Tensor]) -> Tuple[Tensor, Tensor, Tensor]:
    n = prompts.size(0)
    width = prompts.size(1)
    rows = uniforms.size(0)
    limit = uniforms.size(1)
    group = rows // n
    device = prompts.device
    x = torch.embedding(w[0], prompts)
    angles = self.angles(table, torch.arange(width, device=device).unsqueeze(0))
    keys : List[Tensor] = []
    values : List[Tensor] = []
    for l in range(self.layers()):
      o = self.layer(l)
      q, k, v = self.project(x, angles, w, o)
      x = self.feed_forward(self.attend(x, q, k, v, None, w, o), w, o)
      cache = torch.empty([rows, width + limit, self.kv_heads(), k.size(3)], dtype=k.dtype, device=device)
      cache[:, :width] = torch.repeat_interleave(k, group, 0)
      keys.append(cache)
      cache = torch.empty([rows, width + limit, self.kv_heads(), k.size(3)], dtype=k.dtype, device=device)
      cache[:, :width] = torch.repeat_interleave(v, group, 0)
      values.append(cache)
    last = x[torch.arange(n, device=device), lengths - 1]
    likeliest = temperature <= 0.
    if likeliest:
      temperature = 1.
    lp = torch.repeat_interleave(self.tempered(torch.log_softmax(self.logits(last, w), -1), temperature), group, 0)
    position = torch.repeat_interleave(lengths, group, 0)
    # Places after a prompt's end are padding, hidden from its responses.
    places = torch.arange(width + limit, device=device).unsqueeze(0)
    hole = torch.logical_and(places >= position.unsqueeze(1), places < width)
    ragged = bool(torch.any(hole))
    mask = torch.zeros([rows, 1, 1, width + limit], dtype=6, device=device)
    if ragged:
      mask = mask.masked_fill(hole.unsqueeze(1).unsqueeze(1), -float('inf'))
    ids = torch.zeros([rows, limit], dtype=4, device=device)
    facts = torch.zeros([2, rows, limit], dtype=6, device=device)
    count = torch.full([rows], limit, dtype=4, device=device)
    # The response that each row of the batch belongs to, and whether it has stopped.
    owner = torch.arange(rows, device=device)
    done = torch.zeros([rows], dtype=11, device=device)
    i = 0
    while i < limit and owner.size(0) > 0:
      token = self.draw(lp, uniforms[:, i], likeliest, top_k, top_p, min_p)
      ids[:, i] = ids[:, i].index_copy(0, owner, token)
      facts[0, :, i] = facts[0, :, i].index_copy(0, owner, self.chosen(lp, token))
      facts[1, :, i] = facts[1, :, i].index_copy(0, owner, self.entropy(lp))
      i += 1
      stopped = torch.logical_and(torch.any(token.unsqueeze(1) == stops.unsqueeze(0), 1), torch.logical_not(done))
      count.index_fill_(0, owner[stopped], i)
      done = torch.logical_or(done, stopped)
      # Moving the caches costs about as much as one attention over them, so stopped rows leave in batches.
      if int(done.sum()) * 4 >= owner.size(0):
        going = torch.nonzero(torch.logical_not(done)).squeeze(1)
        owner = owner.index_select(0, going)
        done = done.index_select(0, going)
        token = token.index_select(0, going)
        position = position.index_select(0, going)
        uniforms = uniforms.index_select(0, going)
        mask = mask.index_select(0, going)
        for l in range(self.layers()):
          keys[l] = keys[l].index_select(0, going)
          values[l] = values[l].index_select(0, going)
      if i < limit and owner.size(0) > 0:
        end = width + i
        angles = self.angles(table, position.unsqueeze(1))
        position = position + 1
        seen = mask[:, :, :, :end]
        y = torch.embedding(w[0], token.unsqueeze(1))
        for l in range(self.layers()):
          o = self.layer(l)
          q, k, v = self.project(y, angles, w, o)
          keys[l][:, end - 1] = k.squeeze(1)
          values[l][:, end - 1] = v.squeeze(1)
          y = self.extend(y, q, keys[l][:, :end], values[l][:, :end], seen, ragged, w, o)
          y = self.feed_forward(y, w, o)
        lp = self.tempered(torch.log_softmax(self.logits(y.squeeze(1), w), -1), temperature)
    return ids, facts, count

  # One token's attention over the cache. The query heads that share a key-value head stand as its rows:
  # q [B, 1, H, E], k and v [B, T, K, E].
  def extend(self, x: Tensor, q: Tensor, k: Tensor, v: Tensor, mask: Tensor, ragged: bool, w: List[Tensor], o: int) -> Tensor:
    rows = q.view([q.size(0), self.kv_heads(), -1, q.size(3)])
    hole : Optional[Tensor] = None
    if ragged:
      hole = mask
    a = torch.scaled_dot_product_attention(rows, k.transpose(1, 2), v.transpose(1, 2), hole, 0., False)
    return x + torch.linear(a.flatten(1).unsqueeze(1), w[o + 3])
