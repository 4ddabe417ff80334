  # One AdamW step for all parameters: global norm, clip, step count, update, zeroing. Weight decay applies to the first
  # four lists (matrices), not to the other four (gains and biases). Returns the norm before clipping.
  #
  # The lists arrive apart because a slice of a list hides from the compiler that its tensors are written to: it would
  # drop the update as dead code.
  def adamw(self, p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], p1: List[Tensor], g1: List[Tensor], m1: List[Tensor], v1: List[Tensor], step: Tensor, lr: float, beta1: float, beta2: float, eps: float, decay: float, clip: float) -> Tensor:
    norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(g, 2) + torch._foreach_norm(g1, 2)), 2)
    scale = torch.ones_like(norm)
    if clip > 0.:
      scale = torch.clamp(norm / clip, 1.)
    step.add_(1.)
    steps : List[Tensor] = []
    for i in range(len(p)):
      steps.append(step)
    torch._fused_adamw_(p, g, m, v, [], steps, lr=lr, beta1=beta1, beta2=beta2, weight_decay=decay, eps=eps, amsgrad=False, maximize=False, grad_scale=scale)
    steps1 : List[Tensor] = []
    for i in range(len(p1)):
      steps1.append(step)
    torch._fused_adamw_(p1, g1, m1, v1, [], steps1, lr=lr, beta1=beta1, beta2=beta2, weight_decay=0., eps=eps, amsgrad=False, maximize=False, grad_scale=scale)
    torch._foreach_zero_(g)
    torch._foreach_zero_(g1)
    return norm

  # Overwrites a tensor's values.
  def assign(self, to: Tensor, values: Tensor) -> Tensor:
    return to.copy_(values)
