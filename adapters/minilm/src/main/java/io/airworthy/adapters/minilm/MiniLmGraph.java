package io.airworthy.adapters.minilm;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// MiniLM-L6-v2 as a graph in which sentences that run together cannot move each other.
///
/// The quantised weights are those of the file. What they are multiplied with is quantised with
/// ranges that know no neighbour: fixed ones for attention, and one for each piece in the network
/// after it, where pieces differ much. The file's own graph takes one range over all that is run.
/// Products then add up in whole numbers, exact in any order, and what is left in floating point
/// is counted piece by piece, or in the attention of one sentence.
///
/// The pieces of all sentences are rows of one matrix, without padding. Only attention looks from
/// piece to piece: it gathers what [PackedSentences] lays out.
final class MiniLmGraph {
  private static final int LAYERS = 6;
  private static final int MATRICES = 6;
  private static final String ABSENT = "";
  private static final String EMBEDDINGS = "embeddings.";

  private final OnnxWeights weights;
  private final OnnxGraph graph = new OnnxGraph();
  private final String one = graph.constant(Weight.of(1f));
  private final String step = graph.constant(Weight.of(1 / 127f));
  private final String middle = graph.constant(Weight.of((byte) 128));
  private final String root = graph.constant(Weight.of((float) Math.sqrt(MiniLm.DIMENSIONS)));
  private final String last = graph.constant(Weight.of(List.of(-1L)));
  private final String parts = graph.constant(Weight.of(List.of(-1L, (long) MiniLm.HEAD_SIZE)));
  private final String whole = graph.constant(Weight.of(List.of(-1L, (long) MiniLm.DIMENSIONS)));

  private MiniLmGraph(OnnxWeights weights) {
    this.weights = weights;
  }

  /// The model's file. It takes the inputs of [PackedSentences] and gives a row of the last layer
  /// for each piece.
  ///
  /// @throws IllegalArgumentException when the weights are of another model
  static byte[] of(OnnxWeights weights) {
    MiniLmGraph model = new MiniLmGraph(weights);
    PackedSentences.INPUTS.forEach(model.graph::input);
    return model.graph.model(model.lastLayer(matrices(weights)));
  }

  /// Six a layer, numbered in this order: query, key, value, output, and the two of the network.
  private static List<String> matrices(OnnxWeights weights) {
    List<String> names =
        weights.names().stream()
            .filter(name -> name.matches("onnx::MatMul_\\d+_quantized"))
            .map(name -> name.substring(0, name.lastIndexOf('_')))
            .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
            .toList();
    if (names.size() != LAYERS * MATRICES) {
      throw new IllegalArgumentException(
          LAYERS * MATRICES + " matrices expected, found " + names.size());
    }
    return names;
  }

  private String lastLayer(List<String> matrices) {
    String hidden = embedded();
    for (int layer = 0; layer < LAYERS; layer++) {
      List<String> own = matrices.subList(MATRICES * layer, MATRICES * (layer + 1));
      String name = "encoder.layer." + layer + ".";
      hidden =
          network(name, own, attended(name, own, AttentionRanges.OF_LAYERS.get(layer), hidden));
    }
    return hidden;
  }

  private String embedded() {
    String type = graph.constant(Weight.of(0));
    String word = table("word_embeddings", PackedSentences.PIECES);
    String typed = graph.node("Add", word, table("token_type_embeddings", type));
    String placed = graph.node("Add", typed, table("position_embeddings", PackedSentences.PLACES));
    return norm(EMBEDDINGS + "LayerNorm", placed);
  }

  private String table(String name, String rows) {
    String table = EMBEDDINGS + name + ".weight";
    return graph.node(
        "DequantizeLinear",
        graph.node("Gather", weight(table + "_quantized"), rows),
        weight(table + "_scale"),
        weight(table + "_zero_point"));
  }

  private String attended(
      String name, List<String> matrices, AttentionRanges ranges, String input) {
    String self = name + "attention.self.";
    List<String> biases = List.of(self + "query.bias", self + "key.bias", self + "value.bias");
    String projected = dense(matrices.subList(0, 3), biases, ranges.input(), input);
    List<String> bias = List.of(name + "attention.output.dense.bias");
    String mixed = dense(matrices.subList(3, 4), bias, ranges.mixed(), attention(projected));
    return norm(name + "attention.output.LayerNorm", graph.node("Add", mixed, input));
  }

  private String network(String name, List<String> matrices, String input) {
    String wide = dense(matrices.get(4), name + "intermediate.dense.bias", input);
    String active = graph.runtimeNode("Gelu", Map.of(), wide);
    String narrow = dense(matrices.get(5), name + "output.dense.bias", active);
    return norm(name + "output.LayerNorm", graph.node("Add", narrow, input));
  }

  /// A row of queries, keys and values of all heads a piece, cut into parts of one head each.
  private String attention(String rows) {
    String cut = graph.node("Reshape", rows, parts);
    String queries = graph.node("Gather", cut, PackedSentences.QUERIES);
    String keys = graph.node("Gather", cut, PackedSentences.KEYS);
    String values = graph.node("Gather", cut, PackedSentences.VALUES);
    float scale = (float) (1 / Math.sqrt(MiniLm.HEAD_SIZE));
    String likeness =
        graph.runtimeNode("FusedMatMul", Map.of("transB", 1, "alpha", scale), queries, keys);
    String masked = graph.node("Add", likeness, PackedSentences.MASK);
    String heads = graph.node("MatMul", graph.node("Softmax", masked), values);
    String back =
        graph.node("Gather", graph.node("Reshape", heads, parts), PackedSentences.HEADS_OF_PIECES);
    return graph.node("Reshape", back, whole);
  }

  /// Rows, quantised with a fixed range, times the columns of all matrices, and the biases.
  private String dense(
      List<String> matrices, List<String> biases, AttentionRanges.Range range, String input) {
    String step = graph.constant(range.step());
    String zero = graph.constant(range.zero());
    return graph.runtimeNode(
        "MatMulIntegerToFloat",
        Map.of(),
        graph.node("QuantizeLinear", input, step, zero),
        beside(matrices, "_quantized"),
        step,
        beside(matrices, "_scale"),
        zero,
        ABSENT,
        beside(biases, ""));
  }

  /// Rows, quantised one by one, times a matrix, and the bias.
  private String dense(String matrix, String bias, String input) {
    String largest = graph.node("ReduceMax", graph.node("Abs", input), last);
    String steps = graph.node("Mul", largest, step);
    String line = graph.node("Reshape", steps, last);
    String quantised =
        graph.node("QuantizeLinear", Map.of("axis", 0), input, line, PackedSentences.ZERO_POINTS);
    String sums =
        graph.runtimeNode(
            "MatMulIntegerToFloat",
            Map.of(),
            quantised,
            weight(matrix + "_quantized"),
            one,
            weight(matrix + "_scale"),
            middle);
    return graph.node("Add", graph.node("Mul", sums, steps), weight(bias));
  }

  /// Rows of mean 0 and variance 1, weighed and moved (Ba et al. 2016).
  private String norm(String name, String input) {
    String centred = graph.node("Sub", input, graph.node("ReduceMean", input, last));
    String unit = graph.node("Div", centred, graph.node("ReduceL2", centred, last));
    String weights = graph.node("Mul", weight(name + ".weight"), root);
    String weighed = graph.node("Mul", unit, weights);
    return graph.node("Add", weighed, weight(name + ".bias"));
  }

  private String weight(String name) {
    return graph.constant(weights.get(name));
  }

  private String beside(List<String> names, String suffix) {
    Stream<Weight> columns = names.stream().map(name -> weights.get(name + suffix));
    return graph.constant(Weight.beside(columns.toList()));
  }
}
