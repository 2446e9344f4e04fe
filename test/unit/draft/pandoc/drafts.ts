/** Drafts for the comparison with Pandoc, one document each: ordinary forms first, then the odd ones. */
export const drafts: readonly string[] = [
  `# How people cite

Taxes fell [@smith2024]. They rose again [see @smith2024], as others say [cf. @jones-2020; @lee_2019]. Compare
[see @smith2024, pp. 33-35 and *passim*; also @jones-2020, chap. 1; @lee_2019]. Smith herself says so [-@smith2024],
and elsewhere [-@smith2024, p. 3; -@jones-2020]. [@a; @b; @c; @d; @e] is a long list; so is
[@a, p. 1; @b, p. 2;
@c, p. 3; see @d].

@smith2024 says so. So does @jones-2020 [p. 33], and @lee_2019 [pp. 33-35, also chap. 4] agrees with @brown:2001
[p. 3; @green/2002, p. 5; see also -@white.2003]. It was @smith2024[p. 3] who began. @a [@b] and @a [see @b, p. 3].
As @a's book and @a’s other book show, @b, @c; @d: @e. And @f! Or @g? (@h) and (see @i [p. 1]).

Not every @name is at the end of a line @a
[p. 3], nor @b
here, nor does [see
@c, p.
3] stay on one.
`,
  `Keys: [@a.b], [@a:b], [@a/b], [@a_b], [@a-b], [@a+b], [@a?b], [@a<b], [@a>b], [@a~b], [@a#b], [@a%b], [@a&b], [@a$b],
[@a.b:c/d_e-f+g]. [@1984], [@_x], [@_], [@a_], [@x1], [@X], [@éa], [@áb], [@北京], [@Иванов2020], [@ab́].
[@a..b] [@a--b] [@a.-b] [@a:.b] [@a.] [@a:] [@a-] [@a/] [@http://x.org/a] [@https://x.org/a/b?c=d] [@doi:10.1/x.y-z]
@a.b. @a:b: @a-b- @a--b @a/b/ @a//b @a..b @a+ @a$ @a% @a# @a? @a?b @a, @a; @a! @a) @a" @a'
@{a}. @{a b} @{a,b} @{https://x.org/a?b=c} @{a{b}c} @{a.} [@{a.}, p. 3] [@{a}; @{b-}] [see @{x:} here] @{a}b @{a}[p. 3]
[-@{a}] [@{a}{p. 3}] @{a}'s [@{(a)}] [@{a;b}, p. 3] [@{a@b.org}]
`,
  `Before: x@a .@a ..@a ...@a …@a ,@a ;@a :@a !@a ?@a (@a [@a "@a" '@a' “@a” ‘@a’ «@a» -@a –@a —@a --@a ---@a /@a |@a
+@a =@a ~@a&@a %@a #@a $@a 1@a é@a 北@a a.@a 1.@a a. @a (a)@a a)@a x_@a @a@b @a@b@c mail@a.org you@x.com
*@a* **@a** _@a_ _see @a here_ ~~@a~~ *see @a [p. 3]* **[@a]** *[see @a, p. 3]* [*see* @a] [**see** @a, *p. 3*]
`,
  `Escaped: \\@a and \\[@a] and [@a\\] and [\\@a] and [see \\; @a] and [@a, x\\; y; @b] and \\\\@a and \\*@a\\* and [@a \\[x].

Code: \`@a\` and \`\`[@a] \` x\`\` and [@a, \`;\` x] and [@a \`]\`] and \`@a and @b\` and \`@a.

Math: $@a$ and $x_{@a}$ and $ @a $ and $$@a$$ and 5$ @a 6$ and $5 @b $6 and [@a, $;$ x] and [@a, $]$] and \\(@a\\).

HTML: <b title="@a">@b</b> and <!-- @a --> and <a href="x?y=@a">[@b]</a> and <@a> and a < @b > c and [@a <!-- ; --> x].

Links: [text @a](http://x.org/@b) and ![image @a](x.png "title @b") and <https://x.org/@a> and <a@b.org> and [@a](x.html)
and [@a] (x) and [@a](x y) and [@a](x and [@a]{.c} and [@a]{#id} and [@a]{x} and [@a][ref] and [@a] [ref] and [text][@a].

TeX: \\foo{@a} and \\foo[@a]{b} and \\foo @a and \\textbf{see @a} and \\cite{a} and 5\\% @a.

Notes: ^[A note @a.] and ^[@a] and ^[See @a [p. 3]; @b.] and ^[[@a]] and x^@a^ and x^[@a]^ and H~@a~ and [@a]^[x].
`,
  `Locators: [@a, p. 3] [@a, pp. 3] [@a, page 3] [@a, pages 3-5] [@a p. 3] [@a, P. 3] [@a, 3] [@a 3] [@a, 3-5] [@a, 3–5]
[@a, 3--5] [@a, 3, 5] [@a, 3, 5-7, 9] [@a, pp. 3, 5 and 7] [@a, chap. 3] [@a, chapter 3] [@a, chaps. 3-4] [@a, sec. 3]
[@a, § 3] [@a, §3] [@a, §§ 3-4] [@a, ¶ 3] [@a, ¶¶3] [@a, para. 3] [@a, paras. 3-4] [@a, paragraph 3] [@a, vol. 3]
[@a, vols. 3-4] [@a, v. 3] [@a, vv. 3-4] [@a, verse 3] [@a, l. 3] [@a, ll. 3-4] [@a, line 3] [@a, n. 3] [@a, nn. 3-4]
[@a, note 3] [@a, no. 3] [@a, nos. 3-4] [@a, number 3] [@a, fig. 3] [@a, figs. 3-4] [@a, figure 3] [@a, fol. 3]
[@a, fols. 3-4] [@a, folio 3] [@a, bk. 3] [@a, bks. 3-4] [@a, book 3] [@a, col. 3] [@a, cols. 3-4] [@a, column 3]
[@a, op. 3] [@a, opp. 3-4] [@a, opus 3] [@a, pt. 3] [@a, pts. 3-4] [@a, part 3] [@a, s.v. 3] [@a, s.vv. 3-4]
[@a, sub verbo 3] [@a, sub verbis 3] [@a, volumes 3] [@a, sections 3] [@a, verses 3] [@a, lines 3] [@a, notes 3]
[@a, ch. 3] [@a, p 3] [@a, pp 3] [@a, par. 3] [@a, art. 3] [@a, app. 3] [@a, table 3] [@a, at 3] [@a, issue 3]

Values: [-@kx--_1_, fol. (4)] [@a, _3_] [@a, p. _3_-4] [@a, 3_a_] [@a, p. VI] [@a, p. vi] [@a, p. vi-x] [@a, pp. xii-xv, 3] [@a, vi] [@a, VI] [@a, p. a] [@a, p. A3] [@a, A3]
[@a, 3A] [@a, p. 3ff] [@a, p. 3 ff] [@a, p. 3f.] [@a, 1.2.3] [@a, sec. 1.2] [@a, p. 3.] [@a, p. 3. See also] [@a, p. 3)]
[@a, p. (3)] [@a, p. 3(a)] [@a, sec. 3(a)(iv)] [@a, chap. (a)(iv)] [@a, (3)] [@a, [3]] [@a, p. [3]-[4]] [@a, vol. 2:33]
[@a, 2:33-44] [@a, p.3] [@a,p.3] [@a,3] [@a;@b] [@a,p. 3;@b,4] [@a, 1st ed.] [@a, 2004] [@a 2004, p. 3] [@a, p. 3-] 
[@a, p. -3] [@a, pp. 3 -- 5] [@a, pp. 3 - 5] [@a, p. 3/4] [@a, p. 3, note 4] [@a, chap. 3, p. 4] [@a, p. 3 n. 4]
[@a, p. 3, fig. 4; @b] [@a, pp. i, v, x] [@a, p. mix] [@a, p. civil] [@a, p. 3, xiv] [@a, p. 3, and 4] [@a, p. ,3]
[@a, 3; 5] [@a, p. 3 [sic]] [@a, p. 3 (emphasis added)] [@a, p. 3 (2nd ed.)] [@a, p. 3: x] [@a, p. 3 — here]

Braces: [@a, {p. 3}] [@a {p. 3}] [@a{p. 3}] [@a, {3}] [@a, {VI}] [@a, {p. VI}, note] [@a, {p. 3 and more} and more]
[@a, {sec. x; y}] [@a, {}] [@a, {}, 99 years later] [@a{}, 3] [@a, {chap. [x]}] [@a, {some words}] [@a, {p. }] [@a, { p. 3 }]
[@a, {para. 3}; @b, {4}] [@a, {p. 3}x] [@a, x {p. 3}] [@a, {p. 3] [@a, p. {3}] [@a, {pp. 3, 5, and 7} for this]
`,
  `Suffixes: [@a, passim] [@a passim] [@a and others] [@a, see p. 3] [@a, emphasis added] [@a; emphasis added] [@a, *sic*]
[@a.] [@a!] [@a?] [@a: x] [@a – x] [@a (x)] [@a [x]] [@a, [x] y] [@a, [x]; @b] [@a, "x"] [@a, "x; y"] [@a, “x; y”] [@a, "x] y"]
[@a, 'x; y'] [@a, *x; y*] [@a *b] c*] [@a **b] c**] [@a, see @b] [@a and @b] [@a, @b] [@a, see [@b]] [@a, see @b [p. 3]; @c]
[@a, x@b] [@a, p. 3, see @b] [@a, https://x.org] [@a, <b>x</b>] [@a, p. *3*] [@a, *p. 3*] [@a, p. 3*] [@a,] [@a ,x] [@a , p. 3]

Prefixes: [see @a] [see, @a] [see also: @a] [*see* @a] ["x" @a] [“x” @a] [(@a)] [see (@a)] [e.g. @a] [e.g.@a] [e.g., @a]
[x@a] [x-@a] [x -@a] [--@a] [---@a] [- @a] [-@a] [ -@a] [see -@a] [see --@a] [-@a and -@b] [see [x] @a] [see [@b] @a] [see \`x\` @a]
[see; @a] [;@a] [@a;] [@a;;@b] [@a; ; @b] [@a; see] [see @a; and] [ @a ] [ @a; @b ] [@a ; @b] [ see  @a ,  p. 3 ]
[p. 3, @a] [*@a*] [*see @a*] ["@a"] ["see @a"] [**@a** x] [@a **x**] [1 @a] [1. @a] [see @a’s] [@a's p. 3] [!@a] [^ @a] [see ^[@a]]

Brackets: [[@a]] [([@a])] [see [@a] x] [@a [b] c] [@a [b c] [@a b] c] [[@a; @b] @a] [@a]] [@a [p. 3] [@a [p. 3]] [@a][@b] [@a] [@b]
![@a] ![x [@a]](y) [x](y [@a]) [x][y @a] [[x] @a] []@a [] @a [@a]@b [@a]b b[@a] [@a]: x [@a]. [@a], [@a]s

Textual: @a [p. 3] [p. 4] @a [[p. 3]] @a [] @a [x] @a [x; y] @a [x; @b] @a [; @b] @a [p. 3;@b] @a [p. 3](x) @a [p. 3][x] @a [p. 3]{x}
@a [^n] @a [x @b y] @a [@b](x) @a [@b][x] @a (p. 3) @a. [p. 3] @a, [p. 3] @a  [p. 3] @a{p. 3} @a [{p. 3}] @a ["x"] @a [*x*] @a [see @b; @c, p. 3]
-@a [p. 3] and -@a and x -@a [@b] @a [-@b] @a [p. 3; -@b] @a\\ [p. 3] @a\`x\` [p. 3] @a[@b] @a[[@b]]
`,
  `> A block quote [@a, p. 3
> and more] and @b
> [p. 4].
>
> - A list [@c]
>   goes on @d [p.
>   3].

- A list [@a]
- Another @b
  [p. 3]

  A paragraph [@c] in an item.

      code [@no]

  \`\`\`
  code [@no]
  \`\`\`

1. One [@d]
2. Two [see
3. @e, p. 3]

(@one) An example [@f].

As (@one) shows, and @one does, unlike @two.

a. Letters [@g]

Term [@a]
:   A definition [@b].

    More [@c].

~   Another @d

| A line [@a]
| block @b
|   [@c, p. 3]

| Table | Cells |
|-------|-------|
| @a    | [@b, p. 3] |
| [see @c; @d] | x |

: A caption [@e]

## A heading [@f] {#id .class key="@no"}

Another heading @g
------------------

    indented code [@no]

\`\`\` {.r @no}
[@no]
\`\`\`

~~~
@no
~~~

***

::: {.note title="@no"}
In a div [@h].
:::
`,
  `---
title: "[@no]"
author: '@no'
---

<div class="@no">

In HTML [@a].

</div>

<script>
@no

@no
</script>

<!-- [@no]

[@no] -->

\\begin{equation}
@no

@no
\\end{equation}

$$
x_{@no}
$$

[link]: http://x.org/@no "title @no"

[other link]: <http://x.org/@no>
  "title @no"

Text [link] and [other link] @b.

A paragraph @c
\`\`\`
[@no]
\`\`\`

Last [@d].
`,
  `A note[^1] and another[^long].

[^1]: See @a [p. 3]; [@b].

[^long]: First [@c].

    Second @d.

    > Quoted [@e]

    - item @f

After [@g].
`,
]
