package io.airworthy.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.airworthy.AirworthyException;
import io.airworthy.Identifier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// Reads and writes a head as `docs/formats/text-head.md` says.
public final class TextHeadFile {
  private static final int MAGIC = 0x41575448;
  private static final int VERSION = 3;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private TextHeadFile() {}

  /// The head as bytes; they depend on the head alone.
  public static byte[] bytes(TextHead head) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeShort(VERSION);
      byte[] header = JSON.writeValueAsBytes(head.header());
      out.writeInt(header.length);
      out.write(header);
      writeTerms(head.terms(), out);
      for (HeadClass each : head.classes()) {
        writeClass(each, out);
      }
      out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw AirworthyException.internal("a head cannot be written to memory", e);
    }
    return bytes.toByteArray();
  }

  /// Reads a head.
  ///
  /// @throws AirworthyException bad input when the file is missing or not what it should be
  public static TextHead read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      requireIntact(file, bytes);
      return read(file, bytes);
    } catch (JsonProcessingException e) {
      throw AirworthyException.badInput(file + ": its header is not a head's", e);
    } catch (IOException | IllegalArgumentException e) {
      throw AirworthyException.badInput(
          file + ": cannot be read as a text head; expected what `classify train` wrote", e);
    }
  }

  private static void requireIntact(Path file, byte[] bytes) {
    int body = bytes.length - Integer.BYTES;
    if (body < 10 || ByteBuffer.wrap(bytes).getInt() != MAGIC) {
      throw AirworthyException.badInput(file + ": found no text head, expected magic AWTH");
    }
    int version = ByteBuffer.wrap(bytes).getShort(4);
    if (version != VERSION) {
      throw AirworthyException.badInput(
          file + ": found version " + version + " of the text head, expected " + VERSION);
    }
    if (ByteBuffer.wrap(bytes).getInt(body) != checksum(bytes, body)) {
      throw AirworthyException.badInput(
          file + ": the checksum differs from the content; copy or train the head again");
    }
  }

  private static TextHead read(Path file, byte[] bytes) throws IOException {
    int end = bytes.length - Integer.BYTES;
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 6, end - 6));
    byte[] json = in.readNBytes(length(in, 1));
    HeadHeader header = JSON.readValue(new String(json, StandardCharsets.UTF_8), HeadHeader.class);
    TermTable terms = readTerms(in, header.settings());
    List<HeadClass> classes = new ArrayList<>();
    for (String name : header.classes()) {
      Identifier identifier =
          Identifier.parse(name)
              .orElseThrow(
                  () -> AirworthyException.badInput(file + ": a class is not an identifier"));
      classes.add(readClass(in, identifier, terms.columns()));
    }
    if (in.available() > 0) {
      throw AirworthyException.badInput(file + ": bytes follow the last class");
    }
    return new TextHead(header, terms, classes);
  }

  /// A length that the bytes left can hold.
  private static int length(DataInputStream in, int bytesEach) throws IOException {
    int length = in.readInt();
    if (length < 0 || (long) length * bytesEach > in.available()) {
      throw new IOException("a length of " + length + " goes beyond the file");
    }
    return length;
  }

  private static void writeTerms(TermTable terms, DataOutputStream out) throws IOException {
    out.writeInt(terms.size());
    for (int column = 0; column < terms.size(); column++) {
      out.writeInt(terms.term(column));
      out.writeFloat(terms.rarity(column));
    }
  }

  private static TermTable readTerms(DataInputStream in, HeadSettings settings) throws IOException {
    int[] terms = new int[length(in, 8)];
    float[] rarities = new float[terms.length];
    int before = -1;
    for (int column = 0; column < terms.length; column++) {
      terms[column] = in.readInt();
      rarities[column] = in.readFloat();
      boolean inside = terms[column] > before && terms[column] < TermTable.SPACE;
      if (!inside || !(rarities[column] > 0) || Float.isInfinite(rarities[column])) {
        throw new IOException("term " + column + " is out of order or out of range");
      }
      before = terms[column];
    }
    return new TermTable(terms, rarities, settings);
  }

  private static void writeClass(HeadClass each, DataOutputStream out) throws IOException {
    out.writeDouble(each.slope());
    out.writeDouble(each.intercept());
    out.writeDouble(each.bias());
    for (float weight : each.weights()) {
      out.writeFloat(weight);
    }
  }

  private static HeadClass readClass(DataInputStream in, Identifier name, int columns)
      throws IOException {
    double slope = in.readDouble();
    double intercept = in.readDouble();
    double bias = in.readDouble();
    float[] weights = new float[columns];
    for (int column = 0; column < columns; column++) {
      weights[column] = in.readFloat();
    }
    return new HeadClass(name, slope, intercept, bias, weights);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }
}
