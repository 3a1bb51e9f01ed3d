/** Signs of formulas as TeX commands, after the names of `unicode-math` (its table unimath-symbols). */

const commands = `
  α alpha β beta γ gamma δ delta ϵ epsilon ε varepsilon ζ zeta η eta θ theta ϑ vartheta ι iota κ kappa λ lambda μ mu ν nu
  ξ xi π pi ϖ varpi ρ rho ϱ varrho σ sigma ς varsigma τ tau υ upsilon φ varphi ϕ phi χ chi ψ psi ω omega
  Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega
  ± pm ∓ mp × times ÷ div ⋅ cdot · cdot ∗ ast ⋆ star ∘ circ ∙ bullet ⊕ oplus ⊖ ominus ⊗ otimes ⊙ odot
  ≤ leq ≥ geq ≠ neq ≈ approx ≡ equiv ∼ sim ≃ simeq ≅ cong ∝ propto ≪ ll ≫ gg ≺ prec ≻ succ ⊢ vdash ⊨ models
  ∈ in ∉ notin ∋ ni ⊂ subset ⊃ supset ⊆ subseteq ⊇ supseteq ∪ cup ∩ cap ∖ setminus ∅ emptyset
  ∞ infty ∂ partial ∇ nabla ∀ forall ∃ exists ∄ nexists ¬ neg ∧ land ∨ lor ⊥ perp ∥ parallel ∠ angle † dagger
  → to ← leftarrow ↑ uparrow ↓ downarrow ↔ leftrightarrow ⇒ Rightarrow ⇐ Leftarrow ⇔ Leftrightarrow ↦ mapsto
  ∑ sum ∏ prod ∐ coprod ∫ int ∬ iint ∭ iiint ∮ oint √ surd … ldots ⋯ cdots ⋮ vdots ⋱ ddots
  ⟨ langle ⟩ rangle ⌊ lfloor ⌋ rfloor ⌈ lceil ⌉ rceil ‖ Vert ℏ hbar ℓ ell ℜ Re ℑ Im ℘ wp ℵ aleph
  ℂ mathbb{C} ℕ mathbb{N} ℙ mathbb{P} ℚ mathbb{Q} ℝ mathbb{R} ℤ mathbb{Z}
`
const functions =
  'sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan log ln lg exp lim max min sup inf det dim ker gcd arg deg hom Pr'

/** By what MathML shows of an identifier or operator. */
export const texSigns: ReadonlyMap<string, string> = new Map([
  ...pairs(commands.trim().split(/\s+/)),
  ...functions.split(' ').map((name): [string, string] => [name, `\\${name}`]),
  ['−', '-'],
  ['′', "'"],
])

function pairs(words: string[]): [string, string][] {
  return words.flatMap((sign, index): [string, string][] => (index % 2 === 0 ? [[sign, `\\${words[index + 1]}`]] : []))
}
